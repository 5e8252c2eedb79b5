/** What becomes of what a learner says: posting, published, refused, waiting, and never doubled. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { online, until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import {
  board,
  field,
  first,
  issue,
  own,
  press,
  publishAll,
  shown,
  told,
  threads,
  write,
} from "./standins/discussed.ts";

const { discussion } = await import("#client/discussion.ts");
const { keep, recall } = await import("#client/kept.ts");
const { timeOf } = await import("#client/comments.ts");

const is = (status: string): Promise<void> => until(() => first()?.status === status, told);

test("a comment is shown at once as it was typed, and as the site made it once it is published", async () => {
  write("A **first** word");
  await is("posting");
  assert.deepEqual([first().text, first().authorName], ["A **first** word", "Ada"]);
  const { key } = first();
  assert.equal(field().value, "", "the field is empty again");
  await until(() => own().length === 1, told);
  assert.deepEqual(Object.keys(own()[0] ?? {}).sort(), ["pk", "sk", "text"]);
  publishAll();
  await is("published");
  assert.equal(first().key, key, "it is the same part of the page");
  assert.match(first().html, /A \*\*first\*\* word/);
  assert.equal(threads().length, 1, "it stands there once");
  assert.equal(shown().said, "Your comment is published.");
});

test("what the site refuses says why, and goes back into the form or away", async () => {
  write("Buy this");
  await until(() => own().length === 1, told);
  issue(String(own()[0]?.["sk"]), { outcome: "refused", reason: "links" });
  await is("refused");
  assert.deepEqual([first().reason, first().acts], ["links", ["back", "discard"]]);
  press("back", first().id);
  await until(() => threads().length === 0 && field().value === "Buy this", told);
  assert.equal(own().length, 0, "nothing refused is left in the partition");
});

test("what was refused is shown again after a reload, and can be thrown away", async () => {
  const sk = `COMMENT#${timeOf(Date.now())}#l1`;
  cloud.put("learners", { pk: SUB, sk, text: "Again" });
  issue(sk, { outcome: "refused", reason: "duplicate" });
  await discussion("l1").resource.reload();
  await is("refused");
  press("discard", first().id);
  await until(() => threads().length === 0 && own().length === 0, told);
});

test("an empty text, and one of too many characters, are not sent", async () => {
  write("   ");
  assert.match(shown().problem || board.get().problem.text, /nothing to post/);
  write("x".repeat(2001));
  assert.match(board.get().problem.text, /up to 2000 characters; this one has 2001/);
  assert.deepEqual([own().length, field().value.length], [0, 2001]);
  write("😀".repeat(2000));
  await until(() => own().length === 1, told);
});

test("without a network it waits, survives a reload, and is sent once when the network is back", async () => {
  online(false);
  write("From a train");
  await is("waiting");
  board.update((state) => ({ ...state, own: [] })); // the page is loaded again
  online(true);
  await discussion("l1").resource.reload();
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  assert.equal(own().length, 1);
});

test("a write whose answer was lost is not repeated as another comment", async () => {
  let writes = 0;
  cloud.instead = ({ what, body }) => {
    if (what !== "PutItem learners") return undefined;
    writes += 1;
    const item = body["Item"] as Record<string, { S: string }>;
    if (writes === 1) {
      cloud.put(
        "learners",
        Object.fromEntries(Object.entries(item).map(([name, { S }]) => [name, S])),
      );
      return Promise.reject(new TypeError("cut"));
    }
    return undefined;
  };
  write("Once only");
  await until(() => board.get().own[0]?.held === "yes", told);
  assert.equal(own().length, 1);
  publishAll();
  await is("published");
});

test("a key that another comment of the same moment has is not taken from it", async () => {
  write("One");
  write("Two");
  await until(() => own().length === 2, told);
  assert.deepEqual(
    own()
      .map(({ text }) => text)
      .sort(),
    ["One", "Two"],
  );
  const taken = `COMMENT#${timeOf(Date.now() - 60_000)}#l1`;
  cloud.put("learners", { pk: SUB, sk: taken, text: "Somebody was faster" });
  const mine = { sk: taken, text: "Three", progress: "waiting", reason: "", held: "no" } as const;
  localStorage.setItem(
    `lectern.kept.${SUB.replace("sub-of-", "")}.sending.l1`,
    JSON.stringify([mine]),
  );
  board.update((state) => ({ ...state, own: [] }));
  await discussion("l1").resource.reload();
  await until(() => own().some(({ text }) => text === "Three"), told);
  assert.equal(cloud.get("learners", SUB, taken)?.["text"], "Somebody was faster");
});

test("what waited for long is sent under the time of its sending", async () => {
  online(false);
  write("An old one");
  await is("waiting");
  const old = `COMMENT#${timeOf(Date.now() - 3_600_000)}#l1`;
  board.update((state) => ({ ...state, own: state.own.map((one) => ({ ...one, sk: old })) }));
  localStorage.setItem(
    `lectern.kept.${SUB.replace("sub-of-", "")}.sending.l1`,
    JSON.stringify(board.get().own),
  );
  online(true);
  await until(() => own().length === 1, told);
  assert.notEqual(own()[0]?.["sk"], old);
});

test("what another tab threw away meanwhile is not sent", async () => {
  online(false);
  write("Never mind");
  await is("waiting");
  localStorage.removeItem(`lectern.kept.${SUB.replace("sub-of-", "")}.sending.l1`);
  online(true);
  await until(() => threads().length === 0, told);
  assert.equal(own().length, 0);
});

test("a write that is refused says so, and can be tried again or thrown away", async () => {
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  write("Not today");
  await is("unsent");
  assert.match(first().problem, /don't have access/);
  assert.deepEqual(first().acts, ["again", "back", "discard"]);
  cloud.instead = () => undefined;
  press("again", first().id);
  await until(() => own().length === 1, told);
});

test("what no request has named is thrown away without one", async () => {
  online(false);
  write("A slip");
  await is("waiting");
  cloud.asked.length = 0;
  press("discard", first().id);
  await until(() => threads().length === 0, told);
  assert.equal(cloud.count("DeleteItem learners"), 0);
});

test("what else stands in the device's storage is no comment", async () => {
  keep("sending.l1", "no list");
  await discussion("l1").resource.reload();
  assert.deepEqual([threads().length, shown().status], [0, "ready"]);
});

test("where storage is full, what is typed lasts as long as the page", () => {
  const store = localStorage;
  const full = { ...store, getItem: null, setItem: null, removeItem: null };
  Object.defineProperty(globalThis, "localStorage", { value: full, configurable: true });
  keep("draft", "Half a thought");
  assert.equal(recall("draft"), "Half a thought");
  keep("draft", "");
  assert.equal(recall("draft"), "");
  Object.defineProperty(globalThis, "localStorage", { value: store, configurable: true });
});
