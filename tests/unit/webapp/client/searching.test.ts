/** The search: its hits, more of them, and what the API answers instead. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { cloud, json } from "./standins/cloud.ts";
import { page, said } from "./standins/learning.ts";

const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");

test("a search shows its hits, more on wish, and each hit once", async () => {
  const hit = (id: number): object => ({ contentId: `h${id}`, title: `Hit ${id}`, slug: "s" });
  cloud.api.set("/search", (query) => {
    const from = Number(query.get("from"));
    const hits = from ? [hit(20), hit(21)] : Array.from({ length: 20 }, (_, at) => hit(at + 1));
    return { hits, total: 22, from };
  });
  actions.runSearch({ q: "  partition   keys " });
  await until(() => location.search === "?q=partition%20keys", said);
  await until(() => page.values.search.status === "ready", said);
  assert.equal(page.values.search.hits.length, 20);
  assert.equal(page.values.search.more, true);
  await actions.showMore("partition keys");
  await until(() => page.values.search.hits.length === 21, said);
  assert.equal(page.values.search.more, false);
  await actions.showMore("partition keys");
  assert.equal(page.values.search.total, 21, "the CMS knew 22, one of them has no page");
});

test("further hits that don't come are an error beside those that are there", async () => {
  cloud.api.set("/search", () => ({ hits: [{ contentId: "a", title: "A" }], total: 50, from: 0 }));
  actions.runSearch({ q: "more" });
  await until(() => page.values.search.query === "more" && page.values.search.more, said);
  cloud.instead = ({ what }) =>
    what.includes("/search") ? json({ error: { code: "x" } }, 400) : undefined;
  await actions.showMore("more");
  await until(() => page.values.search.moreError !== "", said);
  assert.equal(page.values.search.hits.length, 1);
});

test("an empty search asks for nothing", async () => {
  const before = location.href;
  actions.runSearch({ q: "  " });
  assert.equal(location.href, before);
  navigate("/search");
  await until(() => page.values.search.status === "idle", said);
});

test("an old token is renewed once for the API; a page in place of an answer is a failure", async () => {
  let asked = 0;
  cloud.api.set("/search", () => ({ hits: [], total: 0, from: 0 }));
  cloud.instead = ({ what }) => {
    if (!what.includes("/search")) return undefined;
    asked += 1;
    return asked === 1 ? json({ message: "expired" }, 401) : undefined;
  };
  actions.runSearch({ q: "again" });
  await until(() => page.values.search.query === "again" && asked === 2, said);
  await until(() => page.values.search.status === "empty", said);
  cloud.instead = ({ what }) =>
    what.includes("/search") ? new Response("<h1>no</h1>", { status: 403 }) : undefined;
  actions.runSearch({ q: "blocked" });
  await until(() => page.values.search.status === "error", said);
  assert.match(page.values.search.error, /refused/);
  cloud.instead = () => undefined;
  actions.retry();
  await until(() => page.values.search.status === "empty", said);
});
