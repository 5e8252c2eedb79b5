/** The current address as a store, and a way to change it from outside React. */

import { createStore } from "./store.ts";

export interface Route {
  pathname: string;
  search: string;
}

export const route = createStore<Route>({ pathname: "", search: "" });

type Go = (path: string, options?: { replace?: boolean }) => unknown;
let go: Go | null = null;

export function setNavigator(navigator: Go): void {
  go = navigator;
}

export function navigate(path: string, replace = false): void {
  if (go) go(path, { replace });
  else location.assign(path);
}

export const currentPath = (): string => location.pathname + location.search + location.hash;

/** Told by every hook; the page's own manners (focus, title) are in behaviour.ts. */
export function arrivedAt(pathname: string, search: string): void {
  const before = route.get();
  if (before.pathname !== pathname || before.search !== search) route.set({ pathname, search });
}
