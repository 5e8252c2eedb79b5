// Colours for code blocks: comments, strings, numbers, words of the language, names that are
// called. One small scanner serves every language; what it doesn't know stays plain text.

const WORDS: Record<string, string> = {
  python:
    "and as assert async await break class continue def del elif else except False finally for " +
    "from global if import in is lambda match None nonlocal not or pass raise return True try " +
    "while with yield",
  javascript:
    "as async await break case catch class const continue default delete do else export extends " +
    "false finally for from function if implements import in instanceof interface let new null " +
    "of readonly return static switch this throw true try type typeof undefined void while yield",
  json: "true false null",
  bash: "case do done elif else esac export fi for function if in local return then while",
  sql: "SELECT FROM WHERE AND OR INSERT INTO UPDATE DELETE SET VALUES VALUE IN BETWEEN LIMIT",
  yaml: "true false null yes no",
};

const SAME: Record<string, string> = {
  py: "python",
  js: "javascript",
  jsx: "javascript",
  ts: "javascript",
  tsx: "javascript",
  typescript: "javascript",
  sh: "bash",
  shell: "bash",
  console: "bash",
  yml: "yaml",
};

const HASH_NOTES = new Set(["python", "bash", "yaml", "toml"]);
const SLASH_NOTES = new Set(["javascript"]);
const PLAIN = new Set(["", "text", "plain", "none"]);

const STRING = `"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'|\`(?:[^\`\\\\]|\\\\.)*\``;
const WORD = "[A-Za-z_$][\\w$]*";
const NUMBER = "\\b\\d[\\w.]*";
const NEVER = "(?!)";

function notes(language: string): string {
  if (HASH_NOTES.has(language)) return "(?<![\\w$])#.*";
  if (SLASH_NOTES.has(language)) return "//.*|/\\*[^]*?\\*/";
  return NEVER;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? "");

const span = (kind: string, text: string): string =>
  `<span class="${kind}">${escape(text)}</span>`;

function word(text: string, words: Set<string>, called: boolean): string {
  if (words.has(text)) return span("word", text);
  return called ? span("name", text) : escape(text);
}

/** HTML of `code`: its text, escaped, within spans of the classes note, text, word and name. */
export function highlight(language: string, code: string): string {
  const known = SAME[language.toLowerCase()] ?? language.toLowerCase();
  if (PLAIN.has(known)) return escape(code);
  const words = new Set((WORDS[known] ?? "").split(" "));
  const pieces = new RegExp(`(${notes(known)})|(${STRING})|(${NUMBER})|(${WORD})`, "g");
  let html = "";
  let end = 0;
  for (const found of code.matchAll(pieces)) {
    const [piece, note, text, number] = found;
    html += escape(code.slice(end, found.index));
    end = found.index + piece.length;
    if (note) html += span("note", piece);
    else if (text || number) html += span("text", piece);
    else html += word(piece, words, code[end] === "(");
  }
  return html + escape(code.slice(end));
}
