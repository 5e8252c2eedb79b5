import assert from "node:assert/strict";
import { test } from "node:test";
import { choices } from "#client/languages.ts";

const tags = (found: string[], chosen: string) => choices(found, chosen).map(({ tag }) => tag);

test("where everything is in one language there is nothing to choose", () => {
  assert.deepEqual(tags([], "en"), []);
  assert.deepEqual(tags(["de"], "de"), []);
});

test("a language is offered once something is published in it, by its own name", () => {
  assert.deepEqual(choices(["en", "de"], "en"), [
    { tag: "en", name: "English" },
    { tag: "de", name: "Deutsch" },
  ]);
});

test("whoever chose a language that has gone can leave it", () => {
  assert.deepEqual(tags(["en"], "fr"), ["en", "fr"]);
  assert.deepEqual(tags(["en", "fr"], "fr"), ["en", "fr"]);
});
