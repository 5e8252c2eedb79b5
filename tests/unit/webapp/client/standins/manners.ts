/** A page with all the hooks that mind its manners, left again after each test. */

import { afterEach } from "node:test";
import { screen, until } from "./page.ts";
import { open, type Shown } from "./site.ts";
import "./cloud.ts";

export const behaviour = await import("#client/behaviour.ts");
const { navigate } = await import("#client/navigation.ts");
const { useSession } = await import("#client/hooks.ts");

const hooks = {
  arrival: behaviour.useArrival,
  departure: behaviour.useDeparture,
  place: behaviour.usePlace,
  copied: behaviour.useCopied,
  session: useSession,
};
type Page = Shown<{ [Name in keyof typeof hooks]: ReturnType<(typeof hooks)[Name]> }>;

/** The page that was opened last. */
export let page: Page;
export async function show(path: string, markup?: string): Promise<void> {
  page = await open(path, hooks, markup);
}
export const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
export const focused = (): string => document.activeElement?.id ?? "";

afterEach(() => {
  page?.leave();
  screen.scrolled = 0;
  screen.longest = 10_000;
});

export async function go(path: string): Promise<void> {
  navigate(path);
  await until(
    () => page.values.arrival.pathname + location.search + location.hash === path,
    () => location.href,
  );
}
