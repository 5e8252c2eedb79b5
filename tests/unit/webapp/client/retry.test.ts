import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "#client/failures.ts";
import { ATTEMPTS, LONGEST_MILLISECONDS, pauseBound, retrying } from "#client/retry.ts";

async function attemptsFor(kind: ConstructorParameters<typeof Failure>[0]): Promise<number> {
  let attempts = 0;
  const work = (): Promise<never> => {
    attempts += 1;
    return Promise.reject(new Failure(kind, "test"));
  };
  await assert.rejects(retrying(work, () => Promise.resolve()));
  return attempts;
}

test("what may pass is tried again, up to a bound", async () => {
  assert.equal(await attemptsFor("throttled"), ATTEMPTS);
  assert.equal(await attemptsFor("offline"), ATTEMPTS);
});

test("what will not change is told at once", async () => {
  assert.equal(await attemptsFor("denied"), 1);
  assert.equal(await attemptsFor("expired"), 1);
  assert.equal(await attemptsFor("invalid"), 1);
});

test("a later success counts", async () => {
  const answers = [Promise.reject(new TypeError("Failed to fetch")), Promise.resolve("here")];
  assert.equal(
    await retrying(
      () => answers.shift() ?? Promise.resolve("never"),
      () => Promise.resolve(),
    ),
    "here",
  );
});

test("pauses grow and stay bounded, and no more is waited than the bound", async () => {
  assert.ok(pauseBound(1) > pauseBound(0));
  assert.equal(pauseBound(50), LONGEST_MILLISECONDS);
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const work = (): Promise<never> => Promise.reject(new Failure("throttled", "test"));
  await assert.rejects(retrying(work, wait, () => 1));
  assert.deepEqual(waits, [0, 1, 2].map(pauseBound));
});
