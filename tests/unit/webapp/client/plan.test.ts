/** The study plan: each change is shown at once and written as one item of the learner's own. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { online, until } from "./standins/page.ts";
import { signedIn, SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import type { Item } from "#client/attributes.ts";

const { usePlan, ...actions } = await import("#client/plan.ts");
const { plan: resource } = await import("#client/todos.ts");

const item = (id: string, rank: string, more: Item = {}): Item => ({
  pk: SUB,
  sk: `TODO#${id}`,
  task: `Task ${id}`,
  rank,
  createdAt: "2026-11-01T09:00:00.000Z",
  ...more,
});
cloud.put("learners", item("b", "t"), item("a", "n"), item("c", "w", { due: "2026-01-01" }));
cloud.put("learners", item("d", "x", { doneAt: "2026-11-02T09:00:00.000Z" }));

const page = await signedIn("/plan", { plan: usePlan });
const plan = () => page.values.plan;
const said = (): string => JSON.stringify(plan());
const ids = (): string =>
  plan()
    .todos.map(({ id }) => id.slice(0, 8))
    .join(" ");
const stored = (id: string): Item | undefined => cloud.get("learners", SUB, `TODO#${id}`);
const tasks = (): string[] => plan().todos.map(({ task }) => task);

beforeEach(() => {
  cloud.instead = () => undefined;
  cloud.asked.length = 0;
});

test("the plan is read by one Query of its family, in the learner's own order", async () => {
  cloud.asked.length = 0;
  await resource.reload();
  await until(() => ids() === "a b c", said);
  assert.equal(cloud.count("Query learners (one family)"), 1);
  const [first, , last] = plan().todos;
  assert.deepEqual(
    [first?.first, first?.last, last?.first, last?.last],
    [true, false, false, true],
  );
  assert.equal(last?.overdue, true);
  assert.match(last?.dueText ?? "", /^was due on Thursday, January 1/);
  assert.deepEqual(
    plan().done.map(({ id }) => id),
    ["d"],
  );
});

test("a move writes the moved item alone, and its announcement says where it is", async () => {
  await actions.moveTodo("c", -1);
  assert.equal(ids(), "a c b");
  assert.equal(plan().said, "“Task c” is now 2 of 3.");
  assert.equal(cloud.count("PutItem learners"), 1);
  assert.ok(String(stored("c")?.["rank"]) < "t");
  await actions.moveTo("b", 0);
  assert.equal(ids(), "b a c");
  await actions.moveTodo("b", -1);
  assert.equal(ids(), "b a c");
  assert.equal(cloud.count("PutItem learners"), 2);
});

test("a task is added at the end, without the blanks around it", async () => {
  await actions.addTodo({ task: "  Read on  ", due: "2026-12-24" });
  assert.deepEqual(tasks().at(-1), "Read on");
  const id = plan().todos.at(-1)?.id ?? "";
  assert.equal(stored(id)?.["due"], "2026-12-24");
  assert.ok(String(stored(id)?.["rank"]) > String(stored("c")?.["rank"]));
});

test("what is no task or no day is refused beside its field, and nothing is written", async () => {
  for (const [form, words, field] of [
    [{ task: " " }, /say what you plan/, "task"],
    [{ task: "x".repeat(201) }, /up to 200 characters/, "task"],
    [{ task: "x", due: "2026-02-30" }, /day of the calendar/, "due"],
  ] as const) {
    await actions.addTodo(form);
    await until(() => words.test(plan().error), said);
    assert.equal(plan().errorField, field);
  }
  assert.equal(cloud.count("PutItem learners"), 0);
});

test("a task is ticked off and taken up again", async () => {
  await actions.tickTodo("a");
  assert.equal(
    plan().todos.some(({ id }) => id === "a"),
    false,
  );
  assert.equal(plan().done[0]?.id, "a");
  assert.ok(stored("a")?.["doneAt"]);
  await actions.tickTodo("a");
  assert.equal(
    plan().todos.some(({ id }) => id === "a"),
    true,
  );
  assert.equal(stored("a")?.["doneAt"], undefined);
});

test("a task is changed, its day taken away", async () => {
  actions.editTodo("c");
  await until(() => plan().todos.some(({ id, edited }) => id === "c" && edited), said);
  await actions.changeTodo({ editedTask: "Other words", editedDue: "" });
  assert.ok(tasks().includes("Other words"));
  assert.equal(stored("c")?.["due"], undefined);
  assert.equal(
    plan().todos.some(({ edited }) => edited),
    false,
  );
});

test("what is removed can be brought back to where it was", async () => {
  const before = ids();
  await actions.dropTodo("a");
  assert.equal(stored("a"), undefined);
  assert.equal(plan().removed, "Task a");
  await actions.bringBack();
  assert.equal(ids(), before);
  assert.ok(stored("a"));
});

test("a change that is refused is taken back, and its line says why", async () => {
  const before = ids();
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  await actions.moveTodo("a", 1);
  assert.equal(ids(), before);
  const row = (): string => plan().todos.find(({ id }) => id === "a")?.error ?? "";
  await until(() => row() !== "", said);
  assert.match(row(), /^“Task a” was not saved\. You don't have access/);
});

test("a task that can't be saved goes back into its field", async () => {
  const form =
    '<form id="add-todo"><input name="task" id="task"><input name="due" id="due"></form>';
  document.body.insertAdjacentHTML("beforeend", form);
  online(false);
  await actions.addTodo({ task: "Not lost", due: "" });
  online(true);
  await until(() => plan().error !== "", said);
  assert.match(plan().error, /^“Not lost” was not saved\. You seem to be offline/);
  assert.equal(tasks().includes("Not lost"), false);
  assert.equal(document.querySelector<HTMLInputElement>("#task")?.value, "Not lost");
});

test("two devices that gave one rank make no move impossible", async () => {
  cloud.put("learners", item("e", "zz"), item("f", "zz"));
  await resource.reload();
  await until(() => ids().endsWith("e f"), said);
  await actions.moveTodo("b", plan().todos.length - 2);
  await until(() => ids().endsWith("e b f"), said);
});

test("what one person removed is not brought back by the next", async () => {
  await actions.dropTodo("a");
  const { signOut } = await import("#client/actions.ts");
  await signOut();
  assert.equal(plan().removed, "");
  await actions.bringBack();
  assert.equal(stored("a"), undefined);
});
