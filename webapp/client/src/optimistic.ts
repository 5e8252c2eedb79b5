/**
 * Optimistic writes. What a learner wishes for is shown at once, then written. Another wish during
 * a write only changes what is wished for: the writing goes on until the table holds the latest
 * one. Where a write fails, the page shows again what the table holds, and says why.
 *
 * The wishes lie over what the table holds. So nothing has to be put back after a failure, and
 * items that are read meanwhile hide no wish. Values are compared by identity.
 */

import { asFailure } from "./failures.ts";
import { learner, NOBODY } from "./learner.ts";
import { failed } from "./session.ts";
import { createStore, type Readable, type Store } from "./store.ts";

export interface Wish<Value> {
  /** The sort key of the item; the partition is the learner's own. */
  sk: string;
  /** What is said of a write that failed, before the reason. */
  unsaved: string;
  write(value: Value): Promise<void>;
  /** Told whenever the page shows something else than before. */
  shown?(value: Value): void;
}

/** What the table holds under a sort key, as far as this page knows. */
export interface Held<Value> {
  get(sk: string): Value;
  set(sk: string, value: Value): void;
}

export interface Wishes<Value> {
  held: Held<Value>;
  wished: Store<ReadonlyMap<string, Value>>;
  /** Why the last wish for a sort key was refused; nothing where it wasn't. */
  refused: Store<ReadonlyMap<string, string>>;
  /** Ends with the session: what one person wished for is never written for the next. */
  reader: Readable<object>;
}

export function createWishes<Value>(held: Held<Value>): Wishes<Value> {
  const wished = createStore<ReadonlyMap<string, Value>>(new Map());
  const refused = createStore<ReadonlyMap<string, string>>(new Map());
  const reader = createStore({});
  learner.subscribe(() => {
    if (learner.get() !== NOBODY) return;
    reader.set({});
    wished.set(new Map());
    refused.set(new Map());
  });
  return { held, wished, refused, reader };
}

function changed<Value>(
  all: ReadonlyMap<string, Value>,
  sk: string,
  value: Value | undefined,
): Map<string, Value> {
  const others = new Map(all);
  if (value === undefined) others.delete(sk);
  else others.set(sk, value);
  return others;
}

/** What a page shows: the wish, else what the table holds. */
export function shownOf<Value>({ wished, held }: Wishes<Value>, sk: string): Value {
  const wish = wished.get().get(sk);
  return wish === undefined ? held.get(sk) : wish;
}

/** Changes the wish, or forgets it where `value` is left out. */
function change<Value>(wishes: Wishes<Value>, wish: Wish<Value>, value?: Value): void {
  const before = shownOf(wishes, wish.sk);
  wishes.wished.update((all) => changed(all, wish.sk, value));
  const after = shownOf(wishes, wish.sk);
  if (after !== before) wish.shown?.(after);
}

/** The failure may end the session, which forgets every refusal: this one is told after it. */
export function giveUp<Value>(wishes: Wishes<Value>, wish: Wish<Value>, thrown: unknown): void {
  change(wishes, wish);
  failed(thrown);
  const reason = `${wish.unsaved} ${asFailure(thrown).message}`;
  wishes.refused.update((all) => changed(all, wish.sk, reason));
}

/** After a failed write it isn't known what the table holds, so whatever is wished for is written. */
async function settle<Value>(wishes: Wishes<Value>, wish: Wish<Value>): Promise<void> {
  const whose = wishes.reader.get();
  const here = (): boolean => wishes.reader.get() === whose;
  const latest = (): Value => shownOf(wishes, wish.sk);
  let known = true;
  let written = wishes.held.get(wish.sk);
  while (here() && !(known && latest() === written)) {
    const value = latest();
    try {
      await wish.write(value);
      known = true;
      written = value;
      if (here()) wishes.held.set(wish.sk, value);
    } catch (thrown) {
      known = false;
      if (here() && latest() === value) return giveUp(wishes, wish, thrown);
    }
  }
  if (here()) change(wishes, wish);
}

/** Resolves when the table holds what is wished for by then, or the wish was given up. */
export async function wishFor<Value>(
  wishes: Wishes<Value>,
  wish: Wish<Value>,
  value: Value,
): Promise<void> {
  const busy = wishes.wished.get().has(wish.sk);
  wishes.refused.update((all) => changed(all, wish.sk, undefined));
  change(wishes, wish, value);
  if (!busy) await settle(wishes, wish);
}
