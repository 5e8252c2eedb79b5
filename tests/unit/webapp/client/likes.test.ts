import assert from "node:assert/strict";
import { test } from "node:test";
import { clicked, PENDING_MILLISECONDS, settled, shownLikes } from "#client/likes.ts";

const NOW = 1_000_000;

test("a like shows at once", () => {
  assert.equal(shownLikes(clicked(undefined, 7, 1, NOW), 7), 8);
});

test("a like is not counted twice when the stream has caught up", () => {
  const left = settled(clicked(undefined, 7, 1, NOW), 8, NOW + 500);
  assert.equal(left, undefined);
  assert.equal(shownLikes(left, 8), 8);
});

test("an old count that arrives after the click does not hide the click", () => {
  const pending = clicked(undefined, 7, 1, NOW);
  assert.equal(shownLikes(settled(pending, 7, NOW + 100), 7), 8);
});

test("someone else taking a like back does not swallow mine", () => {
  const pending = settled(clicked(undefined, 7, 1, NOW), 6, NOW + 100);
  assert.equal(shownLikes(pending, 6), 7);
  assert.equal(settled(pending, 7, NOW + 200), undefined);
});

test("a like taken back shows the old count again", () => {
  const liked = clicked(undefined, 7, 1, NOW);
  const back = clicked(liked, 7, -1, NOW + 50);
  assert.equal(shownLikes(back, 7), 7);
  assert.equal(settled(back, 7, NOW + 60), undefined);
});

test("taking back a counted like lowers the count by one and never below none", () => {
  assert.equal(shownLikes(clicked(undefined, 1, -1, NOW), 1), 0);
  assert.equal(shownLikes(clicked(undefined, 0, -1, NOW), 0), 0);
});

test("a click that the server never counts is forgotten in the end", () => {
  const pending = clicked(undefined, 7, 1, NOW);
  assert.equal(settled(pending, 7, NOW + PENDING_MILLISECONDS), undefined);
});
