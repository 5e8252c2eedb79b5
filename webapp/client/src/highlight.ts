// Colours for code blocks: comments, strings, numbers, words of the language, names that are
// called. One small scanner serves every language; what it doesn't know stays plain text.

import { CODE_ALIASES, type CodeLanguage, PLAIN_CODE } from "./boundary.ts";

const WORDS: Partial<Record<CodeLanguage, string>> = {
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

const HASH_NOTES = new Set<string>(["python", "bash", "yaml", "toml"] satisfies CodeLanguage[]);
const SLASH_NOTES = new Set<string>(["javascript", "typescript"] satisfies CodeLanguage[]);

/** What is longer is shown in one colour from there on: spans make thirty letters of one. */
export const COLOURED_CHARACTERS = 60_000;

/** A mark that opens a string or a note, and what looks for its end. */
interface Quote {
  opens: string;
  body: RegExp;
  kind: "text" | "note";
}

const STRINGS: Quote[] = [
  { opens: '"""', body: /[^]*?"""/y, kind: "text" },
  { opens: "'''", body: /[^]*?'''/y, kind: "text" },
  { opens: '"', body: /(?:[^"\\\n]|\\.)*"/y, kind: "text" },
  { opens: "'", body: /(?:[^'\\\n]|\\.)*'/y, kind: "text" },
  { opens: "`", body: /(?:[^`\\]|\\[^])*`/y, kind: "text" },
];
const HASH: Quote = { opens: "#", body: /.*/y, kind: "note" };
const SLASHES: Quote[] = [
  { opens: "//", body: /.*/y, kind: "note" },
  { opens: "/*", body: /[^]*?\*\//y, kind: "note" },
];
const NEXT = /["'`#/]|\b\d[\w.]*|[A-Za-z_$][\w$]*/g;
const INSIDE_WORD = /[\w$]/;

const wordsOf = (language: string): string =>
  WORDS[language === "typescript" ? "javascript" : (language as CodeLanguage)] ?? "";

function quotesOf(language: string): Quote[] {
  if (HASH_NOTES.has(language)) return [HASH, ...STRINGS];
  if (SLASH_NOTES.has(language)) return [...SLASHES, ...STRINGS];
  return STRINGS;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? "");

const span = (kind: string, text: string): string =>
  `<span class="${kind}">${escaped(text)}</span>`;

function word(text: string, words: Set<string>, called: boolean): string {
  if (words.has(text)) return span("word", text);
  return called ? span("name", text) : escaped(text);
}

/**
 * Where the string or note that begins at `at` ends; null where none does. One that finds no end
 * is looked for again only after the line, or the code, in which it found none: every mark up to
 * there would be read as the same escapes and end nowhere either. So each letter is read a
 * bounded number of times.
 */
function quoteAt(
  code: string,
  at: number,
  quotes: Quote[],
  endless: Map<Quote, number>,
): { end: number; kind: Quote["kind"] } | null {
  for (const quote of quotes) {
    if (!code.startsWith(quote.opens, at) || at < (endless.get(quote) ?? 0)) continue;
    if (quote === HASH && at > 0 && INSIDE_WORD.test(code[at - 1] ?? "")) continue;
    quote.body.lastIndex = at + quote.opens.length;
    if (quote.body.test(code)) return { end: quote.body.lastIndex, kind: quote.kind };
    const oneLine = quote.opens === '"' || quote.opens === "'";
    const lineEnd = oneLine ? code.indexOf("\n", at) : -1;
    endless.set(quote, lineEnd < 0 ? code.length : lineEnd);
  }
  return null;
}

/** HTML of `code`: its text, escaped, within spans of the classes note, text, word and name. */
export function highlight(language: string, code: string): string {
  const known = CODE_ALIASES[language.toLowerCase()] ?? language.toLowerCase();
  if (!known || known === PLAIN_CODE) return escaped(code);
  const coloured = code.slice(0, COLOURED_CHARACTERS);
  return colours(known, coloured) + escaped(code.slice(COLOURED_CHARACTERS));
}

function colours(language: string, code: string): string {
  const words = new Set(wordsOf(language).split(" "));
  const quotes = quotesOf(language);
  const endless = new Map<Quote, number>();
  const next = new RegExp(NEXT);
  let html = "";
  let end = 0;
  for (let found = next.exec(code); found; found = next.exec(code)) {
    const [piece] = found;
    html += escaped(code.slice(end, found.index));
    const quoted = quoteAt(code, found.index, quotes, endless);
    end = quoted?.end ?? found.index + piece.length;
    if (quoted) html += span(quoted.kind, code.slice(found.index, end));
    else if (/^\d/.test(piece)) html += span("text", piece);
    else html += word(piece, words, code[end] === "(");
    next.lastIndex = end;
  }
  return html + escaped(code.slice(end));
}
