/** A part of a page is loaded when the reader comes near it, by a link to it, or again after a failure. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { online, until } from "./standins/page.ts";
import { createElement, type ReactElement } from "react";
import { createRoot } from "react-dom/client";

/** No layout here: a test says what is near the window. */
const watching = new Set<(seen: { isIntersecting: boolean }[]) => void>();
class Sight {
  readonly told: (seen: { isIntersecting: boolean }[]) => void;
  constructor(told: (seen: { isIntersecting: boolean }[]) => void) {
    this.told = told;
  }
  observe(): void {
    watching.add(this.told);
  }
  disconnect(): void {
    watching.delete(this.told);
  }
}
Object.defineProperty(globalThis, "IntersectionObserver", { value: Sight });
const scrollNear = (is: boolean): void => {
  for (const told of [...watching]) told([{ isIntersecting: is }]);
};

const { near } = await import("#client/near.ts");
const { network } = await import("#client/network.ts");

const Part = (): ReactElement => createElement("b", null, "The part");
let leave: () => void = () => undefined;
const text = (): string => document.getElementById("root")?.textContent ?? "";

async function show(load: () => Promise<typeof Part>): Promise<void> {
  document.body.innerHTML = '<div id="root"></div>';
  const root = createRoot(document.getElementById("root") as HTMLElement);
  root.render(createElement(near(load), null, "A place"));
  leave = () => root.unmount();
  await until(() => text() === "A place", text);
}

afterEach(() => {
  leave();
  history.replaceState(null, "", "/");
  network.set({ online: true });
  online(true);
});

test("it isn't loaded before the reader comes near, and once then", async () => {
  let loads = 0;
  await show(() => {
    loads += 1;
    return Promise.resolve(Part);
  });
  await until(() => watching.size === 1);
  scrollNear(false);
  assert.equal(loads, 0);
  scrollNear(true);
  await until(() => text() === "The part", text);
  await until(() => watching.size === 0);
  assert.equal(loads, 1);
});

test("a link to a comment brings it at once", async () => {
  history.replaceState(null, "", "#comment-1");
  await show(() => Promise.resolve(Part)).catch(() => undefined);
  await until(() => text() === "The part", text);
});

test("where it can't be loaded it says why, and tries again when the network is back", async () => {
  let there = false;
  await show(() => (there ? Promise.resolve(Part) : Promise.reject(new TypeError("cut"))));
  await until(() => watching.size === 1);
  online(false);
  network.set({ online: false });
  scrollNear(true);
  await until(() => /seem to be offline/.test(text()), text);
  there = true;
  online(true);
  network.set({ online: true });
  await until(() => text() === "The part", text);
});
