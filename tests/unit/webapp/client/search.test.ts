/** Hits come twenty at a time; what is said of their number is true at every step. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  foundOf,
  hasMore,
  hitOf,
  joined,
  refreshed,
  shownTotal,
  type Found,
} from "#client/search.ts";

function answer(from: number, total: number, withoutPage = 0): Found {
  const count = Math.max(0, Math.min(20, total - from) - withoutPage);
  const hits = Array.from({ length: count }, (_, at) => ({ contentId: `wagtail-${from + at}` }));
  return foundOf({ total, from, hits });
}

const ids = ({ hits }: Found): string[] => hits.map(({ contentId }) => contentId);

test("a hit in another language than the reader's is named by it", () => {
  const shown = (locale: string) => {
    const { lang, languageName } = hitOf({ contentId: "a", locale });
    return [lang, languageName];
  };
  assert.deepEqual(shown("fr"), ["fr", "français"]);
  assert.deepEqual(shown("en"), ["en", ""]);
});

test("twenty of fifty-seven are called that, and the others can be asked for", () => {
  const first = answer(0, 57);
  assert.deepEqual([first.hits.length, shownTotal(first), hasMore(first)], [20, 57, true]);
  const second = joined(first, answer(first.asked, 57));
  assert.deepEqual([second.hits.length, shownTotal(second), hasMore(second)], [40, 57, true]);
  const last = joined(second, answer(second.asked, 57));
  assert.deepEqual([last.hits.length, shownTotal(last), hasMore(last)], [57, 57, false]);
});

test("hits without a page are counted out once all were asked for", () => {
  const all = joined(answer(0, 40, 3), answer(20, 40));
  assert.deepEqual([all.hits.length, shownTotal(all), hasMore(all)], [37, 37, false]);
});

test("twenty of twenty are all", () => {
  assert.deepEqual([shownTotal(answer(0, 20)), hasMore(answer(0, 20))], [20, false]);
});

test("the API answers nothing after its last start, and the number still says so", () => {
  const far = answer(1000, 5000);
  assert.deepEqual([hasMore(far), shownTotal(far)], [false, 5000]);
});

test("a hit that moved on to the next answer is not shown twice", () => {
  const second = joined(answer(0, 57), answer(19, 57));
  assert.equal(new Set(ids(second)).size, ids(second).length);
});

test("who comes back finds the further hits, unless the search has changed", () => {
  const shown = joined(answer(0, 57), answer(20, 57));
  assert.deepEqual(ids(refreshed(shown, answer(0, 57))), ids(shown));
  assert.equal(refreshed(shown, answer(0, 58)).hits.length, 20);
  assert.equal(refreshed(null, answer(0, 57)).hits.length, 20);
});
