/**
 * Loads the code of the pages, each a file of its own.
 *
 * Stands in the place of React Router's own loader (webapp/build/replaced.py), which reloads the
 * page where a file doesn't come: offline that leads to the browser's error page, and after a new
 * deployment, when old files are gone, it forgets where the reader was going.
 */

import { CONFIG_NAME } from "./boundary.ts";
import { Failure } from "./failures.ts";
import { network } from "./network.ts";
import { createStore } from "./store.ts";

interface Route {
  id: string;
  module: string;
}

/** What React Router leaves on the window; nothing of it is there before it has started. */
interface Framework {
  __reactRouterManifest?: { routes: Record<string, Route> };
  __reactRouterDataRouter?: { state: { navigation: { location?: Target } } };
}

interface Target {
  pathname: string;
  search: string;
  hash: string;
}

/** Whether a page was asked for that waits for the connection. */
export const departure = createStore({ held: false });

const FIRST_PAUSE_MILLISECONDS = 1000;
const LONGEST_PAUSE_MILLISECONDS = 20_000;
/** How often the very first page's code is asked for while the site itself answers. */
const TRIES = 3;

const framework = (): Framework => window as unknown as Framework;

const fetchCode = (route: Route): Promise<unknown> => import(/* @vite-ignore */ route.module);

/** Where the reader is going; nothing while the first page still loads. */
const target = (): Target | undefined =>
  framework().__reactRouterDataRouter?.state.navigation.location;

/** `navigator.onLine` only knows of a cable: whether the site answers must be asked of it. */
export async function siteAnswers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const question = { method: "HEAD", cache: "no-store" } as const;
  return fetch(`/${CONFIG_NAME}`, question).then(
    (answer) => answer.ok,
    () => false,
  );
}

function pause(attempt: number): Promise<void> {
  const length = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, length);
    addEventListener("online", go);
  });
}

/** A whole load of the address that was asked for: the new deployment's page and files. */
function leaveFor({ pathname, search, hash }: Target): Promise<never> {
  const path = pathname + search + hash;
  if (path === location.pathname + location.search + location.hash) location.reload();
  else location.assign(path);
  return new Promise(() => undefined);
}

/**
 * What to do where the code of a page doesn't come: offline, wait and ask again; where the site
 * answers and the file is gone, load the address from anew, once for each click. A page that was
 * just loaded is never loaded again, so nothing can go round in a circle.
 */
async function overcome(goal: Target | undefined, attempt: number, thrown: unknown): Promise<void> {
  if (await siteAnswers()) {
    if (goal) await leaveFor(goal);
    if (attempt >= TRIES) throw thrown;
  }
  departure.set({ held: goal !== undefined });
  await pause(attempt);
}

/**
 * Called by React Router with its cache; the answer is the page's module. The router asks for the
 * code first and says where it is going in the same turn (`handleLoaders` in its `router.js`), so
 * the goal is known one turn later.
 */
export async function loadRouteModule(
  route: Route,
  loaded: Record<string, unknown>,
): Promise<unknown> {
  const goal = await Promise.resolve().then(target);
  for (let attempt = 0; !(route.id in loaded); attempt += 1) {
    try {
      loaded[route.id] = await fetchCode(route);
    } catch (thrown) {
      if (target() !== goal) throw thrown; // the reader went elsewhere: nobody waits for this
      await overcome(goal, attempt, thrown);
    }
  }
  if (target() === goal) departure.set({ held: false });
  return loaded[route.id];
}

/** Code that is loaded when it is needed; raises in words where a new deployment took it away. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (thrown) {
    if (!(await siteAnswers())) throw thrown;
    const sentence = "Lectern was renewed while this page was open. Please load the page again.";
    throw new Failure("unavailable", "PartGone", sentence);
  }
}

interface Connection {
  saveData?: boolean;
}

const savesData = (): boolean =>
  (navigator as { connection?: Connection }).connection?.saveData === true;

async function fetchEach(): Promise<void> {
  for (const route of Object.values(framework().__reactRouterManifest?.routes ?? {})) {
    if (network.get().online) await fetchCode(route).catch(() => undefined);
  }
}

const whenIdle = (act: () => void): unknown =>
  typeof requestIdleCallback === "function" ? requestIdleCallback(act) : setTimeout(act, 500);

let fetching = false;

/**
 * Brings the code of every page into the browser once a page stands and nothing else is to do, so
 * that a click needs no network for it. Together they are smaller than one picture.
 */
export function fetchAhead(): void {
  if (fetching || savesData()) return;
  fetching = true;
  const begin = (): unknown => whenIdle(() => void fetchEach());
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
  network.subscribe(() => {
    if (network.get().online) begin();
  });
}
