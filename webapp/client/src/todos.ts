/** The to-dos of a learner's study plan: read by one Query, each written as an item of its own. */

import type { Item } from "./attributes.ts";
import { call, queryAll } from "./dynamodb.ts";
import { put, query, remove, type LearnerName } from "./expressions.ts";
import { text } from "./fields.ts";
import { RANK_CHARACTERS, TODO_PREFIX, type TodoItem } from "./generated.ts";
import { createWishes, wishFor, type Wish } from "./optimistic.ts";
import { freshRanks, rankBetween } from "./ranks.ts";
import { createResource } from "./resource.ts";
import { derive } from "./store.ts";

export type Todo = TodoItem & { id: string };

type Todos = ReadonlyMap<string, Todo>;

const NAMES: LearnerName[] = ["sk", "task", "rank", "due", "doneAt", "createdAt"];

function todoOf(item: Item): Todo {
  const [due, doneAt] = [text(item, "due"), text(item, "doneAt")];
  return {
    id: text(item, "sk").slice(TODO_PREFIX.length),
    task: text(item, "task"),
    rank: text(item, "rank"),
    createdAt: text(item, "createdAt"),
    ...(due ? { due } : {}),
    ...(doneAt ? { doneAt } : {}),
  };
}

/** Consistent, so that what this learner has just written is there after a reload. */
async function read(): Promise<Todos> {
  const options = { beginning: TODO_PREFIX, consistent: true };
  const items = await queryAll(({ config, identity }, page) =>
    query(config.learnersTable, identity.sub, NAMES, { ...options, ...page }),
  );
  return new Map(items.map((item) => [text(item, "sk"), todoOf(item)]));
}

export const plan = createResource(read);

function hold(sk: string, todo: Todo | null): void {
  const held = new Map(plan.get().value ?? []);
  if (todo) held.set(sk, todo);
  else held.delete(sk);
  plan.replace(held);
}

const wishes = createWishes<Todo | null>({
  get: (sk) => plan.get().value?.get(sk) ?? null,
  set: hold,
});

/** Why the last change of a to-do wasn't saved, by its sort key. */
export const { refused } = wishes;

const inOrder = (one: Todo, other: Todo): number =>
  `${one.rank} ${one.id}` < `${other.rank} ${other.id}` ? -1 : 1;

/** All that the page shows, in the learner's own order. */
export const todos = derive([plan, wishes.wished], (loaded, wished): Todo[] => {
  const shown = new Map<string, Todo | null>(loaded.value ?? []);
  for (const [sk, todo] of wished) shown.set(sk, todo);
  return [...shown.values()].filter((todo) => todo !== null).sort(inOrder);
});

async function write(sk: string, todo: Todo | null): Promise<void> {
  await call(todo ? "PutItem" : "DeleteItem", ({ config, identity }) => {
    const key = { pk: identity.sub, sk };
    if (!todo) return remove(config.learnersTable, key);
    const { id: _, ...item } = todo;
    return put(config.learnersTable, { ...key, ...item });
  });
}

export const sortKey = (id: string): string => TODO_PREFIX + id;

/** Shown at once, then written. The answer says why it was taken back; empty where it was not. */
async function save({ id, task }: Todo, wished: Todo | null): Promise<string> {
  const sk = sortKey(id);
  const wish: Wish<Todo | null> = {
    sk,
    unsaved: `“${task}” was not ${wished ? "saved" : "removed"}.`,
    write: (value) => write(sk, value),
  };
  await wishFor(wishes, wish, wished);
  return refused.get().get(sk) ?? "";
}

export const putTodo = (todo: Todo): Promise<string> => save(todo, todo);

export const removeTodo = (todo: Todo): Promise<string> => save(todo, null);

/** Random, so that two devices never make the same one. */
export const newId = (): string => crypto.randomUUID();

/** Puts it at the place `at` among `others`, which may need fresh ranks for it. */
export async function placeTodo(todo: Todo, others: Todo[], at: number): Promise<string> {
  const rank = rankBetween(others[at - 1]?.rank ?? "", others[at]?.rank ?? "");
  const next = others[at]?.rank ?? "";
  const fits = rank.length <= RANK_CHARACTERS && (next === "" || rank < next);
  if (fits) return putTodo({ ...todo, rank });
  const all = [...others.slice(0, at), todo, ...others.slice(at)];
  const ranks = freshRanks(all.length);
  const put = all.map((one, place) => putTodo({ ...one, rank: ranks[place] ?? one.rank }));
  return (await Promise.all(put)).find((reason) => reason !== "") ?? "";
}
