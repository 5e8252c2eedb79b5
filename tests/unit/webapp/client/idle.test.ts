/** How often an open page asks, by what its reader does; on a clock of the test's own. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { hidden, tell } from "./standins/page.ts";

mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
const { ACTIVE_MILLISECONDS, IDLE_MILLISECONDS, pauseAfter, poll } = await import(
  "#client/live.ts"
);
const { watchReader } = await import("#client/reader.ts");
const { network } = await import("#client/network.ts");

let asked = 0;
let answer = (): Promise<void> => Promise.resolve();
const ask = (): Promise<void> => {
  asked += 1;
  return answer();
};
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function pass(milliseconds: number): Promise<number> {
  asked = 0;
  for (let passed = 0; passed < milliseconds; passed += ACTIVE_MILLISECONDS) {
    mock.timers.tick(ACTIVE_MILLISECONDS);
    await settle();
  }
  return asked;
}

test("it asks often while somebody reads, seldom when nobody does, and at the first sign at once", async () => {
  watchReader();
  watchReader();
  const end = poll(ask);
  await settle();
  assert.equal(asked, 0, "a page that was just read asks for nothing new");
  assert.equal(await pass(9_000), 10);
  await pass(120_000);
  const idle = await pass(60_000);
  assert.ok(idle >= 5 && idle <= 7, `every ${IDLE_MILLISECONDS} ms, and it was ${idle} times`);
  asked = 0;
  tell("pointerdown");
  await settle();
  assert.equal(asked, 1);
  end();
  assert.equal(await pass(9_000), 0);
});

test("hidden or offline it asks for nothing", async () => {
  tell("keydown");
  const end = poll(ask);
  hidden(true);
  assert.equal(await pass(9_000), 0);
  hidden(false);
  network.set({ online: false });
  assert.equal(await pass(9_000), 0);
  network.set({ online: true });
  await settle();
  assert.ok(asked > 0);
  end();
});

test("after each failure it waits longer, up to a minute", async () => {
  tell("keydown");
  answer = () => Promise.reject(new Error("no"));
  const end = poll(ask);
  assert.ok((await pass(30_000)) < 10);
  end();
  assert.equal(
    pauseAfter(0, 900, () => 1),
    900,
  );
  assert.equal(
    pauseAfter(1, 900, () => 1),
    1800,
  );
  assert.equal(
    pauseAfter(20, 900, () => 1),
    60_000,
  );
});
