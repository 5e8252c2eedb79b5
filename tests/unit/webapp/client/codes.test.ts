import assert from "node:assert/strict";
import { test } from "node:test";
import { typedCode } from "#client/codes.ts";

test("a code is read however it was pasted", () => {
  const pasted = [
    " 565579",
    "565 579",
    "565-579",
    "565\u2013579",
    "\uff15\uff16\uff15\uff15\uff17\uff19",
    "\u0665\u0666\u0665\u0665\u0667\u0669",
    "Your Lectern code is 565579",
    "565579 (24 h)",
  ];
  for (const typed of pasted) assert.equal(typedCode(typed), "565579", typed);
});

test("what holds no six digits is refused in words", () => {
  for (const typed of ["", "56557", "5655791", "abcdef"]) {
    assert.throws(() => typedCode(typed), /six digits/, typed);
  }
});
