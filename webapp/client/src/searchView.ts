/** The search that the address names: `/search?q=…`. */

import { network } from "./network.ts";
import { createResource, failureText, pageStatus, type Resource } from "./resource.ts";
import { cleanQuery, search } from "./search.ts";
import { session } from "./session.ts";
import { derive, type Readable } from "./store.ts";
import type { Search, SearchHit, SearchStatus } from "./states.ts";

export interface SearchPage {
  resource: Resource<SearchHit[]>;
  view: Readable<Search>;
}

export function queryIn(addressSearch: string): string {
  return cleanQuery(new URLSearchParams(addressSearch).get("q") ?? "");
}

const pages = new Map<string, SearchPage>();

export function searchPage(query: string): SearchPage {
  const existing = pages.get(query);
  if (existing) return existing;
  const resource = createResource(() => (query ? search(query) : Promise.resolve([])));
  const view = derive([session, network, resource], (core, net, loaded): Search => {
    const status = pageStatus(core, net, loaded, (hits) => (hits.length ? "ready" : "empty"));
    const idle = query === "" && status !== "signedOut";
    return {
      status: idle ? "idle" : (status as SearchStatus),
      query,
      error: failureText(core, loaded),
      hits: loaded.value ?? [],
    };
  });
  const page = { resource, view };
  pages.set(query, page);
  return page;
}
