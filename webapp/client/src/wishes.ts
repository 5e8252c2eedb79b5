/**
 * Optimistic writes. What a learner wishes for (an item of their own partition that is to be there,
 * or to be gone) is shown at once, then written. A click during a write only changes the wish: the
 * writing goes on until the table holds the latest one. Where a write fails, the page shows again
 * what the table holds, and says why.
 *
 * `learner.keys` says what the table holds; the wishes lie over it in `marked`. So nothing has to be
 * put back after a failure, and a partition that is read meanwhile hides no wish.
 */

import type { Item } from "./attributes.ts";
import { call } from "./dynamodb.ts";
import { put, remove } from "./expressions.ts";
import { asFailure } from "./failures.ts";
import { learner, loadLearner, NOBODY } from "./learner.ts";
import { failed } from "./session.ts";
import { createStore, derive } from "./store.ts";

export interface Wish {
  /** The sort key of the item; the partition is the learner's own. */
  sk: string;
  /** What is written beside the key. */
  item(): Item;
  /** What is said of a write that failed, before the reason. */
  unsaved: string;
  /** Told whenever the page shows something else than before. */
  shown?(there: boolean): void;
}

type Write = (wish: Wish, there: boolean) => Promise<void>;

const wished = createStore<ReadonlyMap<string, boolean>>(new Map());
/** Why the last wish for a sort key was refused; nothing where it wasn't. */
export const refused = createStore<ReadonlyMap<string, string>>(new Map());

function overlaid(keys: ReadonlySet<string>, wishes: ReadonlyMap<string, boolean>): Set<string> {
  const shown = new Set(keys);
  for (const [sk, there] of wishes) {
    if (there) shown.add(sk);
    else shown.delete(sk);
  }
  return shown;
}

/** The sort keys of all that a page shows as there. */
export const marked = derive(
  [learner, wished],
  (own, wishes): ReadonlySet<string> => overlaid(own.keys, wishes),
);

/** The ids of one family: what follows its prefix in the sort keys. */
export const idsOf = (keys: ReadonlySet<string>, prefix: string): Set<string> =>
  new Set([...keys].filter((sk) => sk.startsWith(prefix)).map((sk) => sk.slice(prefix.length)));

/** Ends with the session: what one person wished for is never written for the next. */
let reader = {};

learner.subscribe(() => {
  if (learner.get() !== NOBODY) return;
  reader = {};
  wished.set(new Map());
  refused.set(new Map());
});

const writeItem: Write = async ({ sk, item }, there) => {
  await call(there ? "PutItem" : "DeleteItem", ({ config, identity }) => {
    const key = { pk: identity.sub, sk };
    return there
      ? put(config.learnersTable, { ...key, ...item() })
      : remove(config.learnersTable, key);
  });
};

function change<Value>(
  all: ReadonlyMap<string, Value>,
  sk: string,
  value?: Value,
): Map<string, Value> {
  const others = new Map(all);
  if (value === undefined) others.delete(sk);
  else others.set(sk, value);
  return others;
}

/** Changes the wish, or forgets it where `there` is left out. */
function wishFor(wish: Wish, there?: boolean): void {
  const before = marked.get().has(wish.sk);
  wished.update((all) => change(all, wish.sk, there));
  const after = marked.get().has(wish.sk);
  if (after !== before) wish.shown?.(after);
}

const refuse = (wish: Wish, thrown: unknown): void =>
  refused.update((all) => change(all, wish.sk, `${wish.unsaved} ${asFailure(thrown).message}`));

/** The table holds it, or doesn't, from now on. */
function hold({ sk }: Wish, there: boolean): void {
  learner.update((own) => ({ ...own, keys: overlaid(own.keys, new Map([[sk, there]])) }));
}

/** Null: a write failed, so that it isn't known what the table holds. */
async function settle(wish: Wish, write: Write): Promise<void> {
  const whose = reader;
  const latest = (): boolean => wished.get().get(wish.sk) ?? false;
  let held: boolean | null = learner.get().keys.has(wish.sk);
  while (whose === reader && latest() !== held) {
    const there = latest();
    try {
      await write(wish, there);
      held = there;
      if (whose === reader) hold(wish, there);
    } catch (thrown) {
      held = null;
      if (whose === reader && latest() === there) return giveUp(wish, thrown);
    }
  }
  if (whose === reader) wishFor(wish);
}

/** The failure may end the session, which forgets every refusal: this one is told after it. */
function giveUp(wish: Wish, thrown: unknown): void {
  wishFor(wish);
  failed(thrown);
  refuse(wish, thrown);
}

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
export async function toggle(wish: Wish, write: Write = writeItem): Promise<void> {
  const whose = reader;
  try {
    await known();
  } catch (thrown) {
    return giveUp(wish, thrown);
  }
  if (whose !== reader) return;
  const busy = wished.get().has(wish.sk);
  refused.update((all) => change(all, wish.sk));
  wishFor(wish, !marked.get().has(wish.sk));
  if (!busy) await settle(wish, write);
}
