/** The code of the pages: waited for offline, loaded anew after a deployment, never in a circle. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { online, tell, until } from "./standins/page.ts";
import { cloud } from "./standins/cloud.ts";

const { departure, fetchAhead, loadPart, loadRouteModule, siteAnswers } = await import(
  "#client/routes.ts"
);
const { network, watchNetwork } = await import("#client/network.ts");

const HERE = "data:text/javascript,export const page = 1";
const GONE = "data:text/javascript,throw new Error('gone')";
interface Framework {
  __reactRouterDataRouter?: unknown;
  __reactRouterManifest?: unknown;
}
const framework = window as unknown as Framework;
const goingTo = (pathname: string): void => {
  const goal = { pathname, search: "", hash: "" };
  framework.__reactRouterDataRouter = { state: { navigation: { location: goal } } };
};
const goingNowhere = (): void => {
  framework.__reactRouterDataRouter = { state: { navigation: {} } };
};
watchNetwork();

beforeEach(() => {
  cloud.instead = () => undefined;
  online(true);
  goingNowhere();
  departure.set({ held: false });
});

test("a page's code is loaded once", async () => {
  const loaded: Record<string, unknown> = {};
  const module = (await loadRouteModule({ id: "a", module: HERE }, loaded)) as { page: number };
  assert.equal(module.page, 1);
  assert.equal(await loadRouteModule({ id: "a", module: GONE }, loaded), module);
});

test("offline, the click waits, says so, and goes on when the network is back", async () => {
  online(false);
  goingTo("/later");
  const loaded: Record<string, unknown> = {};
  const waiting = loadRouteModule({ id: "b", module: GONE }, loaded);
  await until(() => departure.get().held);
  loaded["b"] = { page: 2 };
  online(true);
  assert.deepEqual(await waiting, { page: 2 });
  assert.equal(departure.get().held, false);
});

test("after a deployment the address that was asked for is loaded anew", async () => {
  const assigned: string[] = [];
  location.assign = (path: string | URL) => void assigned.push(String(path));
  location.reload = () => void assigned.push("again");
  goingTo("/new");
  void loadRouteModule({ id: "c", module: GONE }, {});
  await until(() => assigned.length === 1);
  goingTo(location.pathname);
  void loadRouteModule({ id: "c", module: GONE }, {});
  await until(() => assigned.length === 2);
  assert.deepEqual(assigned, ["/new", "again"]);
});

test("who went elsewhere meanwhile waits for nothing", async () => {
  goingTo("/first");
  const waiting = loadRouteModule({ id: "d", module: GONE }, {});
  await Promise.resolve().then(() => undefined);
  goingTo("/second");
  await assert.rejects(waiting, /gone/);
});

test("the first page's code is asked for a few times, and then its failure is told", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let ended: unknown = null;
  loadRouteModule({ id: "e", module: GONE }, {}).catch((thrown: unknown) => {
    ended = thrown;
  });
  for (let turn = 0; ended === null && turn < 5000; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    context.mock.timers.tick(1000);
  }
  assert.match(String(ended), /gone/);
});

test("whether the site answers is asked of it", async () => {
  assert.equal(await siteAnswers(), true);
  cloud.instead = () => Promise.reject(new TypeError("Failed to fetch"));
  assert.equal(await siteAnswers(), false);
  online(false);
  assert.equal(await siteAnswers(), false);
});

test("a part that a deployment took away is told in words; offline it is the network's failure", async () => {
  assert.equal(await loadPart(async () => 1), 1);
  const gone = (): Promise<never> => Promise.reject(new TypeError("gone"));
  await assert.rejects(loadPart(gone), { kind: "unavailable", code: "PartGone" });
  cloud.instead = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(loadPart(gone), /gone/);
});

test("the other pages' code comes when nothing else is to do, and not to who saves data", async () => {
  const save = { saveData: true };
  Object.defineProperty(navigator, "connection", { value: save, configurable: true });
  const fetched = globalThis as { fetchedAhead?: number };
  fetchAhead();
  save.saveData = false;
  const module = "data:text/javascript,globalThis.fetchedAhead = 1";
  framework.__reactRouterManifest = {
    routes: { f: { id: "f", module }, g: { id: "g", module: GONE } },
  };
  fetchAhead();
  fetchAhead();
  if (document.readyState !== "complete") tell("load");
  await until(() => fetched.fetchedAhead === 1);
  network.set({ online: false });
  network.set({ online: true });
});
