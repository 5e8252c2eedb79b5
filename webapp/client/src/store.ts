/** A value that changes and tells who listens; and values computed from others. */

export interface Readable<T> {
  get(): T;
  /** Calls `listener` after every change; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends Readable<T> {
  set(next: T): void;
  update(change: (current: T) => T): void;
}

export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let current = initial;
  const set = (next: T): void => {
    if (Object.is(next, current)) return;
    current = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => current,
    set,
    update: (change) => set(change(current)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Values<Inputs extends readonly Readable<unknown>[]> = {
  [Index in keyof Inputs]: Inputs[Index] extends Readable<infer Value> ? Value : never;
};

/** Computed again only when an input is another value, so that React sees a stable snapshot. */
export function derive<const Inputs extends readonly Readable<unknown>[], T>(
  inputs: Inputs,
  compute: (...values: Values<Inputs>) => T,
): Readable<T> {
  let seen: unknown[] | null = null;
  let result: T;
  return {
    get() {
      const values = inputs.map((input) => input.get());
      const before = seen;
      if (before === null || values.some((value, index) => !Object.is(value, before[index]))) {
        seen = values;
        result = compute(...(values as Values<Inputs>));
      }
      return result;
    },
    subscribe(listener) {
      const ends = inputs.map((input) => input.subscribe(listener));
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
