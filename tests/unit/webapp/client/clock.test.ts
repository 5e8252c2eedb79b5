import assert from "node:assert/strict";
import { test } from "node:test";
import { learnTime, now, serverTime } from "#client/clock.ts";

const SERVER = Date.parse("2026-11-27T05:22:00Z");
const NOT_YET =
  "Signature not yet current: 20261127T053200Z is still later than 20261127T052700Z" +
  " (20261127T052200Z + 5 min.)";
const EXPIRED =
  "Signature expired: 20261127T051200Z is now earlier than 20261127T051700Z" +
  " (20261127T052200Z - 5 min.)";

test("the server's time is its date, else the one in the brackets of its words", () => {
  assert.equal(serverTime("Fri, 27 Nov 2026 05:22:00 GMT", ""), SERVER);
  assert.equal(serverTime("", NOT_YET), SERVER);
  assert.equal(serverTime("", EXPIRED), SERVER);
  assert.ok(Number.isNaN(serverTime("", "The signature does not match.")));
});

test("a difference is learnt once; the same time again is no news", () => {
  const server = Date.now() - 10 * 60_000;
  assert.equal(learnTime(server), true);
  assert.ok(Math.abs(now() - server) < 5_000);
  assert.equal(learnTime(server), false);
  assert.equal(learnTime(Number.NaN), false);
});
