/** Notices that another tab signed in or out, that the storage was cleared, or that this tab slept. */

import { follow } from "./session.ts";

let watching = false;

/** `storage` is told of by the other tabs; the rest for what a sleeping tab was not told of. */
export function watchTabs(): void {
  if (watching) return;
  watching = true;
  addEventListener("storage", follow);
  addEventListener("pageshow", follow);
  addEventListener("focus", follow);
  document.addEventListener("visibilitychange", follow);
}
