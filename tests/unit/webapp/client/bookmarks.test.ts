/** The profile's list of bookmarks: titles come from the outlines of the courses that hold them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";

for (const id of ["l2", "gone"]) {
  cloud.put("learners", { pk: SUB, sk: `BOOKMARK#${id}`, contentId: id });
}
const { page, said } = await import("./standins/learning.ts");
const actions = await import("#client/actions.ts");
const { listBookmarks } = await import("#client/bookmarks.ts");
const { outlineCache } = await import("#client/outlines.ts");

test("a bookmarked lesson is listed by its title, a withdrawn one is left out", async () => {
  await until(() => page.values.profile.bookmarks.length === 1, said);
  assert.deepEqual(page.values.profile.bookmarks, [{ href: "/lessons/l2/l2", title: "l2" }]);
  assert.equal(page.values.profile.bookmarkCount, 2);
});

test("what is bookmarked elsewhere on the site is listed at once", async () => {
  await actions.toggleMark("bookmark", "l1");
  await until(() => page.values.profile.bookmarks.length === 2, said);
  await actions.toggleMark("bookmark", "l1");
  await until(() => page.values.profile.bookmarks.length === 1, said);
  assert.equal(cloud.get("learners", SUB, "BOOKMARK#l1"), undefined);
});

test("a list that can't be read says so, and the page stays", async () => {
  outlineCache.set(new Map());
  cloud.instead = ({ what }) =>
    what === "Query content" ? refused("AccessDeniedException") : undefined;
  await listBookmarks();
  await until(() => page.values.profile.bookmarksError !== "", said);
  assert.match(page.values.profile.bookmarksError, /^Your bookmarks can't be listed\./);
  assert.equal(page.values.profile.status, "ready");
});
