/** What a learner changes and deletes of what they said. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import {
  board,
  first,
  issue,
  ME,
  own,
  press,
  publishAll,
  shown,
  told,
  threads,
  write,
} from "./standins/discussed.ts";

const is = (status: string): Promise<void> => until(() => first()?.status === status, told);
const noAnswerTo = (operation: string): void => {
  cloud.instead = ({ what }) =>
    what === `${operation} learners` ? Promise.reject(new TypeError("cut")) : undefined;
};

test("a comment of one's own is edited, shown as changed, and then as the site made it", async () => {
  write("Befor");
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  assert.deepEqual(first().acts, ["reply", "edit", "delete"]);
  press("edit", first().id);
  await until(() => first().form === "edit" && first().source === "Befor", told);
  write("Before", "edit", first().id);
  await is("posting");
  assert.equal(first().text, "Before");
  await until(() => own()[0]?.["text"] === "Before", told);
  publishAll();
  await is("published");
  assert.match(first().html, /Before/);
  assert.equal(first().edited, true);
});

test("an edit that comes too late says so, and the published text stays", async () => {
  write("Steady");
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  press("edit", first().id);
  await until(() => first().form === "edit", told);
  write("Changed", "edit", first().id);
  await until(() => own()[0]?.["text"] === "Changed", told);
  issue(String(own()[0]?.["sk"]), { outcome: "refused", reason: "too-late" });
  await is("refused");
  assert.equal(first().reason, "too-late");
  assert.match(first().html, /Steady/);
});

test("an edit of what another tab deleted writes nothing", async () => {
  write("Short-lived");
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  press("edit", first().id);
  await until(() => first().form === "edit", told);
  cloud.remove("learners", SUB, String(own()[0]?.["sk"]));
  write("Longer", "edit", first().id);
  await until(() => board.get().own.length === 0, told);
  assert.equal(own().length, 0);
});

test("a comment is deleted at once, and stands there again with a reason where that fails", async () => {
  write("Gone soon");
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  press("delete", first().id);
  await until(() => first().form === "delete", told);
  noAnswerTo("DeleteItem");
  press("confirm", first().id);
  await until(() => threads().length === 0, told);
  await until(() => first()?.problem.startsWith("Your comment was not deleted."), told);
  cloud.instead = () => undefined;
  press("confirm", first().id);
  await until(() => threads().length === 0 && own().length === 0, told);
  assert.equal(shown().said, "Your comment is deleted.");
});

test("fifteen minutes after it was posted nothing can be edited", async () => {
  write("Old words");
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  board.update((state) => ({ ...state, at: Date.now() + 16 * 60_000 }));
  await until(() => first().acts.join() === "reply,delete", told);
  assert.equal(board.get().authorId, ME);
});

test("a change that can't be sent is tried again, taken back into its form, or given up", async () => {
  write("Fine");
  await until(() => own().length === 1, told);
  publishAll();
  await is("published");
  const change = async (): Promise<void> => {
    cloud.instead = ({ what }) =>
      what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
    press("edit", first().id);
    await until(() => first().form === "edit", told);
    write("Finer", "edit", first().id);
    await is("unsent");
    cloud.instead = () => undefined;
  };
  await change();
  press("discard", first().id);
  await is("published");
  assert.deepEqual([own().length, own()[0]?.["text"]], [1, "Fine"]);
  await change();
  press("back", first().id);
  await until(() => first().form === "edit" && first().source === "Finer", told);
  press("close", first().id);
  await change();
  press("again", first().id);
  await until(() => own()[0]?.["text"] === "Finer", told);
});
