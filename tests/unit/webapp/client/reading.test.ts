import assert from "node:assert/strict";
import { test } from "node:test";
import { safeAddress } from "#client/addresses.ts";
import { contentOf } from "#client/lesson.ts";
import { ACTIVE_MILLISECONDS, IDLE_MILLISECONDS, pollPause } from "#client/live.ts";

/** The cleaning has tests of its own (tests/browser/test_sanitisers.py). */
const AS_IT_IS = { text: (html: string) => html, line: (html: string) => html };

test("an open page asks often while someone reads and seldom when nobody does", () => {
  assert.equal(pollPause(0), ACTIVE_MILLISECONDS);
  assert.equal(pollPause(119_000), ACTIVE_MILLISECONDS);
  assert.equal(pollPause(121_000), IDLE_MILLISECONDS);
});

test("an address that would run something is no address", () => {
  assert.equal(safeAddress(" javascript:alert(1)"), "");
  assert.equal(safeAddress("data:text/html,x"), "");
  assert.equal(safeAddress("//evil.example/x"), "");
  assert.equal(safeAddress("https://video.example/1 "), "https://video.example/1");
});

test("a video of such an address leads nowhere", () => {
  const blocks = [{ kind: "video", url: "javascript:alert(1)", title: "Watch" }];
  const content = contentOf([{ sk: "ENTRY", status: "published", blocks }], AS_IT_IS);
  assert.equal(content.blocks[0]?.url, "");
});
