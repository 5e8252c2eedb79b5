/** Something read from the cloud while a page shows it: loaded once, kept, reloaded on wish. */

import { counted } from "./counted.ts";
import { asFailure, type Failure } from "./failures.ts";
import { network } from "./network.ts";
import { failed, session, startSession, type SessionCore } from "./session.ts";
import { createStore, type Readable } from "./store.ts";
import type { Network, PageStatus } from "./states.ts";

export interface Loaded<T> {
  loading: boolean;
  value: T | null;
  failure: Failure | null;
}

export interface Resource<T> extends Readable<Loaded<T>> {
  /** A page shows it from now on; returns the function that ends that. */
  open(): () => void;
  reload(): Promise<void>;
  replace(value: T): void;
}

const opened = new Set<Resource<unknown>>();

export function createResource<T>(read: () => Promise<T>): Resource<T> {
  const nothing: Loaded<T> = { loading: false, value: null, failure: null };
  const store = createStore(nothing);
  let wanted = false;
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    store.update((current) => ({ ...current, loading: true }));
    try {
      store.set({ loading: false, value: await read(), failure: null });
    } catch (thrown) {
      const failure = asFailure(thrown);
      const gone = failure.kind === "missing";
      store.update(({ value }) => ({ loading: false, value: gone ? null : value, failure }));
      failed(thrown);
    }
  };
  const reload = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
  const loadIfWanted = (): void => {
    if (wanted && session.get().status === "signedIn") void reload();
  };
  const resource: Resource<T> = {
    get: store.get,
    subscribe: store.subscribe,
    reload,
    replace: (value) => store.set({ loading: false, value, failure: null }),
    open: counted(() => {
      wanted = true;
      opened.add(resource as Resource<unknown>);
      loadIfWanted();
      return () => {
        wanted = false;
        opened.delete(resource as Resource<unknown>);
      };
    }),
  };
  let before = session.get().status;
  session.subscribe(() => {
    const now = session.get().status;
    if (now === before) return;
    before = now;
    if (now === "signedIn") loadIfWanted();
    else store.set(nothing);
  });
  return resource;
}

/** Loads again what the open page could not get, the session first. Who asks for it gets all anew:
 * an empty answer is no failure, and may be another one now.
 */
export function retryOpened(all = false): void {
  if (session.get().failure) startSession();
  const anew = all && session.get().status === "signedIn";
  for (const resource of opened) {
    if (anew || resource.get().failure) void resource.reload();
  }
}

network.subscribe(() => {
  if (network.get().online) retryOpened();
});

/** What a page shows of a resource. What was already read stays when a later read fails. */
export function pageStatus<T>(
  core: SessionCore,
  net: Network,
  loaded: Loaded<T>,
  judge: (value: T) => PageStatus = () => "ready",
): PageStatus {
  if (core.status === "signedOut") return "signedOut";
  if (loaded.value !== null) return judge(loaded.value);
  const failure = core.failure ?? (loaded.loading ? null : loaded.failure);
  if (!failure) return "loading";
  if (failure.kind === "missing") return "missing";
  return failure.kind === "offline" || !net.online ? "offline" : "error";
}

export const failureText = <T>(core: SessionCore, loaded: Loaded<T>): string =>
  (core.failure ?? loaded.failure)?.message ?? "";
