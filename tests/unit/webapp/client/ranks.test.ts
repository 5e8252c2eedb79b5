import assert from "node:assert/strict";
import { test } from "node:test";
import { freshRanks, rankBetween } from "#client/ranks.ts";

/** The same numbers in every run (Numerical Recipes, "An Even Quicker Generator"). */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("between two neighbours there is always a rank, at any place of a long list", () => {
  const ranks: string[] = [];
  const random = numbers();
  for (let turn = 0; turn < 3000; turn += 1) {
    const at = Math.floor(random() * (ranks.length + 1));
    const [before = "", after = ""] = [ranks[at - 1], ranks[at]];
    const rank = rankBetween(before, after);
    assert.ok(before < rank, `${rank} is not after ${before}`);
    assert.ok(after === "" || rank < after, `${rank} is not ahead of ${after}`);
    assert.doesNotMatch(rank, /a$|[^a-z]/);
    ranks.splice(at, 0, rank);
  }
});

test("a list of a few hundred that grows at its end keeps short ranks", () => {
  let rank = "";
  for (let added = 0; added < 500; added += 1) rank = rankBetween(rank, "");
  assert.ok(rank.length <= 50, rank);
});

test("equal neighbours get a rank after both", () => {
  assert.ok(rankBetween("n", "n") > "n");
});

test("fresh ranks are in order, short, and leave room on every side", () => {
  for (const count of [0, 1, 2, 25, 26, 700]) {
    const ranks = freshRanks(count);
    assert.equal(ranks.length, count);
    assert.deepEqual([...ranks].sort(), ranks);
    assert.equal(new Set(ranks).size, count);
    for (const [at, rank] of ranks.entries()) {
      assert.ok(rank.length <= 4, rank);
      const ahead = ranks[at - 1] ?? "";
      const between = rankBetween(ahead, rank);
      assert.ok(ahead < between && between < rank);
    }
  }
});
