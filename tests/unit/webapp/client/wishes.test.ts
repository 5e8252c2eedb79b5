import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Failure } from "#client/failures.ts";
import { learner, learnerOf, NOBODY } from "#client/learner.ts";
import { idsOf, marked, refused, toggle, type Wish } from "#client/wishes.ts";

const SK = "BOOKMARK#wagtail-2";
const told: boolean[] = [];
const wish: Wish = {
  sk: SK,
  item: () => ({ contentId: "wagtail-2" }),
  unsaved: "Your bookmark was not saved.",
  shown: (there) => told.push(there),
};

interface Asked {
  there: boolean;
  answer(): void;
  refuse(): void;
}

/** Every write waits until the test answers it. */
const asked: Asked[] = [];
const write = (_wish: Wish, there: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (): void => reject(new Failure("throttled", "Slow"));
    asked.push({ there, answer: resolve, refuse });
  });

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const shown = (): boolean => marked.get().has(SK);
const held = (): boolean => learner.get().keys.has(SK);
const click = (): Promise<void> => toggle(wish, write);

function next(): Asked {
  const one = asked.shift();
  assert.ok(one, "nothing is being written");
  return one;
}

beforeEach(() => {
  learner.set(NOBODY);
  learner.set(learnerOf([{ sk: "PROFILE" }]));
  asked.length = 0;
  told.length = 0;
});

test("a wish is shown before it is written", async () => {
  const done = click();
  await turn();
  assert.equal(shown(), true);
  assert.equal(held(), false);
  next().answer();
  await done;
  assert.equal(held(), true);
  assert.deepEqual(told, [true]);
});

test("a click during a write is no second write: the latest wish is written after it", async () => {
  const done = click();
  await turn();
  void click();
  await turn();
  assert.equal(shown(), false);
  assert.equal(asked.length, 1);
  next().answer();
  await turn();
  const second = next();
  assert.equal(second.there, false);
  second.answer();
  await done;
  assert.deepEqual([shown(), held(), asked.length], [false, false, 0]);
});

test("a wish that came back to what is being written costs no further write", async () => {
  const done = click();
  await turn();
  await click();
  await click();
  next().answer();
  await done;
  assert.deepEqual([shown(), held(), asked.length], [true, true, 0]);
});

test("a write that fails is taken back, and the reason is told until the next click", async () => {
  const done = click();
  await turn();
  next().refuse();
  await done;
  assert.equal(shown(), false);
  assert.match(refused.get().get(SK) ?? "", /^Your bookmark was not saved\. It's busy/);
  assert.deepEqual(told, [true, false]);
  const again = click();
  await turn();
  assert.equal(refused.get().has(SK), false);
  next().answer();
  await again;
});

test("after a failure it isn't known what the table holds, so a newer wish is still written", async () => {
  const done = click();
  await turn();
  void click();
  await turn();
  next().refuse();
  await turn();
  const second = next();
  assert.equal(second.there, false);
  second.answer();
  await done;
  assert.deepEqual([shown(), refused.get().size], [false, 0]);
});

test("a partition that is read during a write hides no wish", async () => {
  const done = click();
  await turn();
  learner.set(learnerOf([{ sk: "PROFILE" }]));
  assert.equal(shown(), true);
  next().answer();
  await done;
  assert.equal(shown(), true);
  assert.equal(asked.length, 0);
});

test("what one person wished for is never shown to the next, nor written for them", async () => {
  const done = click();
  await turn();
  void click();
  await turn();
  learner.set(NOBODY);
  learner.set(learnerOf([]));
  assert.equal(shown(), false);
  next().answer();
  await done;
  assert.deepEqual([asked.length, held(), shown()], [0, false, false]);
});

test("two things are written side by side", async () => {
  const other: Wish = { ...wish, sk: "BOOKMARK#wagtail-3" };
  const both = [click(), toggle(other, write)];
  await turn();
  assert.equal(asked.length, 2);
  next().answer();
  next().answer();
  await Promise.all(both);
  assert.deepEqual([...idsOf(marked.get(), "BOOKMARK#")].sort(), ["wagtail-2", "wagtail-3"]);
});

test("an item that was there is taken back to there where its removal fails", async () => {
  learner.set(learnerOf([{ sk: SK }]));
  const done = click();
  await turn();
  const removal = next();
  assert.equal(removal.there, false);
  removal.refuse();
  await done;
  assert.equal(shown(), true);
});
