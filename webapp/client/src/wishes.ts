/**
 * Marks: items of a learner's own partition that are there or not. `learner.keys` says what the
 * table holds; what a page shows is `marked`.
 */

import type { Item } from "./attributes.ts";
import { call } from "./dynamodb.ts";
import { put, remove } from "./expressions.ts";
import { changedKeys, holdKey, learner, loadLearner } from "./learner.ts";
import { createWishes, giveUp, shownOf, wishFor } from "./optimistic.ts";
import { derive } from "./store.ts";

export interface Wish {
  sk: string;
  /** What is written beside the key. */
  item(): Item;
  unsaved: string;
  shown?(there: boolean): void;
}

type Write = (wish: Wish, there: boolean) => Promise<void>;

const wishes = createWishes<boolean>({
  get: (sk) => learner.get().keys.has(sk),
  set: holdKey,
});

export const { refused } = wishes;

/** The sort keys of all that a page shows as there. */
export const marked = derive(
  [learner, wishes.wished],
  (own, wished): ReadonlySet<string> => changedKeys(own.keys, wished),
);

/** The ids of one family: what follows its prefix in the sort keys. */
export const idsOf = (keys: ReadonlySet<string>, prefix: string): Set<string> =>
  new Set([...keys].filter((sk) => sk.startsWith(prefix)).map((sk) => sk.slice(prefix.length)));

const writeItem: Write = async ({ sk, item }, there) => {
  await call(there ? "PutItem" : "DeleteItem", ({ config, identity }) => {
    const key = { pk: identity.sub, sk };
    return there
      ? put(config.learnersTable, { ...key, ...item() })
      : remove(config.learnersTable, key);
  });
};

let loading: Promise<unknown> | null = null;

/** A click that comes before the partition was read waits for it: what is it to toggle from? */
async function known(): Promise<void> {
  if (learner.get().loaded) return;
  loading ??= loadLearner().finally(() => {
    loading = null;
  });
  await loading;
}

/** Wishes for the contrary of what is shown. */
export async function toggle(mark: Wish, write: Write = writeItem): Promise<void> {
  const whose = wishes.reader.get();
  const wish = { ...mark, write: (there: boolean) => write(mark, there) };
  try {
    await known();
  } catch (thrown) {
    return giveUp(wishes, wish, thrown);
  }
  if (whose !== wishes.reader.get()) return;
  await wishFor(wishes, wish, !shownOf(wishes, mark.sk));
}
