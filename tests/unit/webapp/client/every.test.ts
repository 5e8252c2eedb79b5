/** Each module can be loaded by itself, also where there is no browser: the pages are made there. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

/** Loaded when a page shows a text, never while pages are made. */
const ON_A_PAGE = new Set(["sanitise.ts"]);
const SOURCES = new URL("./src/", import.meta.url);
const names = readdirSync(SOURCES).filter((name) => name.endsWith(".ts"));

const load = (name: string): Promise<unknown> => import(new URL(name, SOURCES).href);

for (const name of names.filter((each) => !ON_A_PAGE.has(each))) {
  test(`${name} loads without a browser`, async () => {
    assert.equal(typeof (await load(name)), "object");
  });
}

test("what only a page loads is loaded there", async () => {
  await import("./standins/page.ts");
  for (const name of ON_A_PAGE) assert.equal(typeof (await load(name)), "object", name);
});
