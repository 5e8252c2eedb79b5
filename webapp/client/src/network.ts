/** Whether the browser believes it has a network. */

import { createStore } from "./store.ts";
import type { Network } from "./states.ts";

export const network = createStore<Network>({ online: true });

let watching = false;

export function watchNetwork(): void {
  if (watching) return;
  watching = true;
  const tell = (): void => network.set({ online: navigator.onLine });
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
}
