/** Each module can be loaded by itself, in a page and where there is none: pages are made there. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const SOURCES = new URL("./src/", import.meta.url);
const names = readdirSync(SOURCES).filter((name) => name.endsWith(".ts"));

for (const name of names) {
  test(`${name} loads without a browser`, async () => {
    assert.equal(typeof (await import(new URL(name, SOURCES).href)), "object");
  });
}
