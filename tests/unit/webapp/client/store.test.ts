import assert from "node:assert/strict";
import { test } from "node:test";
import { counted } from "#client/counted.ts";
import { createStore, derive } from "#client/store.ts";

test("a derived value is the same object until an input changes, as React needs it", () => {
  const count = createStore(1);
  const other = createStore("x");
  const view = derive([count, other], (number, text) => ({ text: text.repeat(number) }));
  const before = view.get();
  assert.equal(view.get(), before);
  count.set(2);
  assert.notEqual(view.get(), before);
  assert.equal(view.get().text, "xx");
});

test("a listener hears changes until it ends, and nothing of an equal value", () => {
  const store = createStore(1);
  let heard = 0;
  const end = store.subscribe(() => (heard += 1));
  store.set(1);
  store.set(2);
  end();
  store.set(3);
  assert.equal(heard, 1);
});

test("components that come and go within one turn start what they share once", async () => {
  const log: string[] = [];
  const open = counted(() => {
    log.push("start");
    return () => log.push("end");
  });
  const first = open();
  open();
  first();
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  await turn();
  assert.deepEqual(log, ["start"]);
});

test("what nobody wants any more ends", async () => {
  const log: string[] = [];
  const open = counted(() => () => log.push("end"));
  const close = open();
  close();
  close();
  assert.deepEqual(log, []);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(log, ["end"]);
});
