import assert from "node:assert/strict";
import { test } from "node:test";
import { FRESH_MILLISECONDS, isFresh, outlineCache, rememberOutline } from "#client/outlines.ts";
import { outlineOf } from "#client/course.ts";

const outline = (title: string) =>
  outlineOf([
    { sk: "COURSE", contentId: "c", slug: "c", title: "Course" },
    { sk: "LESSON#00001#l1", contentId: "l1", slug: "l", title },
  ]);

test("an outline is asked for again only after a while", () => {
  assert.equal(isFresh("c"), false);
  rememberOutline(outline("One"));
  assert.equal(isFresh("c"), true);
  assert.equal(isFresh("c", Date.now() + FRESH_MILLISECONDS + 1), false);
});

test("a refreshed outline replaces the one that was shown, and an equal one redraws nothing", () => {
  rememberOutline(outline("One"));
  const before = outlineCache.get();
  rememberOutline(outline("One"));
  assert.equal(outlineCache.get(), before);
  rememberOutline(outline("Two"));
  assert.equal(outlineCache.get().get("c")?.lessons[0]?.title, "Two");
});
