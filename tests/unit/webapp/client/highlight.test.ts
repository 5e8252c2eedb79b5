import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURED_CHARACTERS, highlight } from "#client/highlight.ts";

const span = (kind: string, text: string): string => `<span class="${kind}">${text}</span>`;

test("words, numbers, strings, notes and calls have their colours", () => {
  assert.equal(
    highlight("py", "def f(): return 'a' # b"),
    `${span("word", "def")} ${span("name", "f")}(): ${span("word", "return")} ` +
      `${span("text", "'a'")} ${span("note", "# b")}`,
  );
  assert.equal(
    highlight("ts", "const a = 12; // b\n/* c */"),
    `${span("word", "const")} a = ${span("text", "12")}; ${span("note", "// b")}\n${span("note", "/* c */")}`,
  );
});

test("a mark within a word opens no note, and one without an end opens nothing", () => {
  assert.equal(highlight("bash", "a#b"), "a#b");
  assert.equal(highlight("python", "it's\n'a'"), `it's\n${span("text", "'a'")}`);
  assert.equal(highlight("js", '`never "x'), "`never &quot;x");
  assert.equal(highlight("js", "/* never"), "/* never");
});

test("plain text and unknown languages are escaped, and what is too long isn't coloured", () => {
  assert.equal(highlight("", "<b>&"), "&lt;b&gt;&amp;");
  assert.equal(highlight("elvish", "<if>"), "&lt;if&gt;");
  const long = "a ".repeat(COLOURED_CHARACTERS / 2);
  assert.equal(highlight("py", `${long}if`), `${long}if`);
});
