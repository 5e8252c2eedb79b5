/** The search that the address names: `?q=…`. */

import { asFailure } from "./failures.ts";
import { network } from "./network.ts";
import { createResource, failureText, pageStatus, type Resource } from "./resource.ts";
import * as asked from "./search.ts";
import { failed, session } from "./session.ts";
import { createStore, derive, type Readable, type Store } from "./store.ts";
import type { Search, SearchStatus } from "./states.ts";

interface More {
  busy: boolean;
  error: string;
  /** The place of the first hit that was asked for last; zero before. */
  firstNew: number;
}

export interface SearchPage {
  resource: Resource<asked.Found>;
  more: Store<More>;
  view: Readable<Search>;
}

const QUIET: More = { busy: false, error: "", firstNew: 0 };

export function queryIn(addressSearch: string): string {
  return asked.cleanQuery(new URLSearchParams(addressSearch).get("q") ?? "");
}

/** Hits without a page are left out, so a first answer may hold none though more follow. */
const statusOf = (found: asked.Found): "ready" | "empty" =>
  found.hits.length > 0 || asked.hasMore(found) ? "ready" : "empty";

const pages = new Map<string, SearchPage>();

export function searchPage(query: string): SearchPage {
  const existing = pages.get(query);
  if (existing) return existing;
  const resource: Resource<asked.Found> = createResource(async () =>
    query ? asked.refreshed(resource.get().value, await asked.search(query)) : asked.NOTHING,
  );
  const more = createStore(QUIET);
  const view = derive([session, network, resource, more], (core, net, loaded, further): Search => {
    const status = pageStatus(core, net, loaded, statusOf);
    const idle = query === "" && status !== "signedOut";
    const found = loaded.value ?? asked.NOTHING;
    return {
      status: idle ? "idle" : (status as SearchStatus),
      query,
      error: failureText(core, loaded),
      hits: found.hits,
      total: asked.shownTotal(found),
      more: asked.hasMore(found),
      moreBusy: further.busy,
      moreError: further.error,
    };
  });
  const page = { resource, more, view };
  pages.set(query, page);
  return page;
}

/** The next hits of the open search, after those that are shown. */
export async function showMore(query: string): Promise<void> {
  const { resource, more } = searchPage(query);
  const before = resource.get().value;
  if (!before || !asked.hasMore(before) || more.get().busy) return;
  more.set({ ...QUIET, busy: true });
  try {
    const further = await asked.search(query, before.asked);
    const now = resource.get().value; // nobody's after a sign-out; read anew, it may be another
    if (now?.asked === before.asked) resource.replace(asked.joined(now, further));
    more.set({ ...QUIET, firstNew: before.hits.length });
  } catch (thrown) {
    more.set({ ...QUIET, error: asFailure(thrown).message });
    failed(thrown);
  }
}

export const forgetMore = (query: string): void => searchPage(query).more.set(QUIET);
