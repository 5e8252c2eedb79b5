/** What is typed into a discussion's forms: kept, counted, sent and closed by keys. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { field, own, press, said, shown, told, threads } from "./standins/discussed.ts";

const { discussion } = await import("#client/discussion.ts");
const reload = (): Promise<void> => discussion("l1").resource.reload();

test("what is typed is kept for this lesson and thread, and counted near the limit", async () => {
  const root = said("A question", 60);
  await reload();
  const counter = document.querySelector("[data-counter]");
  field().value = "x".repeat(1900);
  field().dispatchEvent(new Event("input", { bubbles: true }));
  assert.equal(counter?.textContent, "1900 of 2000 characters");
  field().value = "Half a tho";
  field().dispatchEvent(new Event("input", { bubbles: true }));
  assert.equal(counter?.textContent, "");
  press("reply", root);
  await until(() => threads()[0]?.replying === true, told);
  assert.deepEqual([shown().draft, threads()[0]?.draft], ["Half a tho", ""]);
});

test("Ctrl and Enter post, Escape closes a reply", async () => {
  const root = said("A question", 60);
  await reload();
  press("reply", root);
  await until(() => threads()[0]?.replying === true, told);
  const form = document.querySelector("form") as HTMLFormElement;
  const hit = (key: string, ctrlKey = false): boolean =>
    field().dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true }));
  Object.assign(form.dataset, { form: "reply", id: root, root: "" });
  hit("Escape");
  await until(() => threads()[0]?.replying === false, told);
  Object.assign(form.dataset, { form: "new", id: "", root: "" });
  hit("Escape");
  field().value = "By the keyboard";
  hit("Enter", true);
  await until(() => own().length === 1, told);
});
