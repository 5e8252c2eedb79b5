/**
 * A browser's page in Node: a document, and React on it. It stands before whatever test imports
 * the data layer, whose modules look for a document as they are loaded.
 */

import { Window } from "happy-dom";

export const SITE = "https://lectern.test";
const window = new Window({ url: `${SITE}/`, width: 1000, height: 800 });
/** No layout here: a test says how far the page is scrolled, and can be. */
export const screen = { scrolled: 0, longest: 10_000 };

const watching = new Set<() => void>();

/** There is no layout that could grow by itself: `grow` says that it has. */
class Sizes {
  readonly told: () => void;
  constructor(told: () => void) {
    this.told = told;
  }
  observe(): void {
    watching.add(this.told);
    queueMicrotask(this.told); // once at the start (Resize Observer, "observe()")
  }
  disconnect(): void {
    watching.delete(this.told);
  }
}

export function grow(): void {
  for (const told of [...watching]) told();
}

const given: Record<string, unknown> = {
  window,
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
  matchMedia: window.matchMedia.bind(window),
  innerHeight: window.innerHeight,
  scrollTo: ({ top }: { top: number }) => {
    screen.scrolled = Math.min(top, screen.longest);
  },
  ResizeObserver: Sizes,
  IS_REACT_ACT_ENVIRONMENT: false,
};
const NAMES = [
  "document",
  "location",
  "history",
  "navigator",
  "localStorage",
  "sessionStorage",
  "Node",
  "Element",
  "HTMLElement",
  "HTMLInputElement",
  "HTMLTextAreaElement",
  "HTMLMediaElement",
  "HTMLIFrameElement",
  "MutationObserver",
  "DOMParser",
  "Event",
  "KeyboardEvent",
] as const;
for (const name of NAMES) given[name] = window[name];
for (const [name, value] of Object.entries(given)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
Object.defineProperty(globalThis, "scrollY", { get: () => screen.scrolled, configurable: true });

/** Waits until `holds` is true; what it last said is the failure's text. */
export async function until(holds: () => boolean, said: () => unknown = String): Promise<void> {
  const end = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`It never came so far: ${String(said())}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export function tell(event: string, on: EventTarget = window as unknown as EventTarget): void {
  on.dispatchEvent(new Event(event, { bubbles: true }));
}

/** As another tab, or the network, would have it. */
export function online(is: boolean): void {
  Object.defineProperty(navigator, "onLine", { value: is, configurable: true });
  tell(is ? "online" : "offline");
}

export function hidden(is: boolean): void {
  Object.defineProperty(document, "hidden", { value: is, configurable: true });
  tell("visibilitychange", document);
}
