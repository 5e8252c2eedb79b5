/** The study plan: what its page shows, and what a click or a form there does. */

import { useEffect } from "react";
import type { Form } from "./actions.ts";
import { now } from "./clock.ts";
import { counted } from "./counted.ts";
import { watchDragging } from "./dragging.ts";
import { dueText, isDate, isOverdue } from "./dueDates.ts";
import { TASK_CHARACTERS } from "./generated.ts";
import { usePage, useView } from "./hooks.ts";
import { learner, NOBODY } from "./learner.ts";
import { network } from "./network.ts";
import { failureText, pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { createStore, derive } from "./store.ts";
import type * as states from "./states.ts";
import { newId, placeTodo, plan, putTodo, refused, removeTodo, sortKey, todos } from "./todos.ts";
import type { Todo } from "./todos.ts";

interface Shown {
  /** The to-do that is being edited. */
  edited: string;
  removed: Todo | null;
  /** What was just done, read aloud. */
  said: string;
  error: string;
  errorField: string;
}

const NOTHING: Shown = { edited: "", removed: null, said: "", error: "", errorField: "" };
const shown = createStore(NOTHING);

/** What one person removed is never brought back for the next. */
learner.subscribe(() => {
  if (learner.get() === NOBODY) shown.set(NOTHING);
});

const say = (change: Partial<Shown>): void =>
  shown.update((before) => ({ ...before, error: "", errorField: "", ...change }));

const isOpen = (todo: Todo): boolean => !todo.doneAt;

const ahead = (): Todo[] => todos.get().filter(isOpen);

const find = (id: string): Todo | undefined => todos.get().find((todo) => todo.id === id);

function rowOf(todo: Todo, at: number, count: number, edited: string): states.Todo {
  return {
    id: todo.id,
    task: todo.task,
    due: todo.due ?? "",
    dueText: dueText(todo.due ?? ""),
    overdue: isOverdue(todo.due ?? ""),
    first: at === 0,
    last: at === count - 1,
    edited: todo.id === edited,
    error: refused.get().get(sortKey(todo.id)) ?? "",
  };
}

const latestFirst = (one: Todo, other: Todo): number =>
  (one.doneAt ?? "") < (other.doneAt ?? "") ? 1 : -1;

const planView = derive(
  [session, network, plan, todos, shown, refused],
  (core, net, loaded, all, state): states.Plan => {
    const [left, done] = [all.filter(isOpen), all.filter((todo) => !isOpen(todo))];
    const rows = (listed: Todo[]): states.Todo[] =>
      listed.map((todo, at) => rowOf(todo, at, listed.length, state.edited));
    return {
      status: pageStatus(core, net, loaded),
      error: state.error || failureText(core, loaded),
      errorField: state.errorField,
      todos: rows(left),
      done: rows(done.sort(latestFirst)),
      said: state.said,
      removed: state.removed?.task ?? "",
    };
  },
);

/** While the page stands, of which many parts read the plan. */
const open = counted(() => {
  const ends = [plan.open(), watchDragging(moveTo)];
  return () => {
    for (const end of ends) end();
    shown.set(NOTHING);
  };
});

export function usePlan(): states.Plan {
  usePage();
  useEffect(() => open(), []);
  return useView(planView);
}

function refuse(error: string, errorField: string): void {
  say({ error, errorField });
  setTimeout(() => document.getElementById(errorField)?.focus());
}

const textOf = (form: Form, name: string): string => String(form[name] ?? "").trim();

/** What a form says, or null where it is refused, by the names of its two fields. */
function checked(form: Form, task: string, due: string): Pick<Todo, "task" | "due"> | null {
  const [what, when] = [textOf(form, task), textOf(form, due)];
  if (!what) refuse("Please say what you plan to do.", task);
  else if ([...what].length > TASK_CHARACTERS) {
    refuse(`A plan's line can have up to ${TASK_CHARACTERS} characters.`, task);
  } else if (when && !isDate(when)) refuse("Please give a day of the calendar, or none.", due);
  else return { task: what, ...(when ? { due: when } : {}) };
  return null;
}

/** What couldn't be saved stands in the form again, unless something else was typed meanwhile. */
function giveBack({ task, due = "" }: Pick<Todo, "task" | "due">, reason: string): void {
  const typed = document.querySelector<HTMLInputElement>("#task");
  const day = document.querySelector<HTMLInputElement>("#due");
  if (typed?.value === "") {
    typed.value = task;
    if (day) day.value = due;
  }
  say({ error: reason, said: "" });
}

export async function addTodo(form: Form): Promise<void> {
  const said = checked(form, "task", "due");
  if (!said) return;
  const added = { ...said, id: newId(), rank: "", createdAt: new Date(now()).toISOString() };
  say({ said: `“${said.task}” is on your plan.`, removed: null });
  document.querySelector<HTMLFormElement>("#add-todo")?.reset();
  document.getElementById("task")?.focus();
  const others = ahead();
  const reason = await placeTodo(added, others, others.length);
  if (reason) giveBack(said, reason);
}

export async function tickTodo(id: string): Promise<void> {
  const todo = find(id);
  if (!todo) return;
  const { doneAt, ...rest } = todo;
  say({ said: doneAt ? `“${todo.task}” is to do again.` : `“${todo.task}” is done.` });
  await putTodo(doneAt ? rest : { ...rest, doneAt: new Date(now()).toISOString() });
}

export function editTodo(id: string): void {
  say({ edited: id });
  setTimeout(() => document.getElementById("editedTask")?.focus());
}

/** The row's button for it takes the focus again. */
export function keepTodo(): void {
  const id = shown.get().edited;
  say({ edited: "" });
  setTimeout(() => document.getElementById(`pen-${id}`)?.focus());
}

export async function changeTodo(form: Form): Promise<void> {
  const said = checked(form, "editedTask", "editedDue");
  const todo = find(shown.get().edited);
  if (!said || !todo) return;
  keepTodo();
  const { due: _, ...rest } = todo;
  await putTodo({ ...rest, ...said });
}

/** To the place `at` among those that are open. */
export async function moveTo(id: string, at: number): Promise<void> {
  const todo = find(id);
  const others = ahead().filter((other) => other.id !== id);
  if (!todo || at < 0 || at > others.length) return;
  say({ said: `“${todo.task}” is now ${at + 1} of ${others.length + 1}.` });
  await placeTodo(todo, others, at);
}

/** One place up (-1) or down (1); the button that was pressed keeps the focus. */
export async function moveTodo(id: string, step: number): Promise<void> {
  const moved = moveTo(id, ahead().findIndex((todo) => todo.id === id) + step);
  setTimeout(() => document.getElementById(`${step < 0 ? "up" : "down"}-${id}`)?.focus());
  await moved;
}

export async function dropTodo(id: string): Promise<void> {
  const todo = find(id);
  if (!todo) return;
  say({ removed: todo, said: "" });
  setTimeout(() => document.getElementById("undo")?.focus());
  if (await removeTodo(todo)) say({ removed: null });
}

export async function bringBack(): Promise<void> {
  const { removed } = shown.get();
  if (!removed) return;
  say({ removed: null, said: `“${removed.task}” is back.` });
  document.getElementById("task")?.focus();
  await putTodo(removed);
}
