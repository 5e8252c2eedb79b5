/** All that is a learner's goes into a file, and out of it again. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { isValid } from "./standins/jsonSchema.ts";
import {
  actions,
  COMMENT,
  downloads,
  LATER,
  own,
  page,
  said,
  shown,
  TIME,
  TODO_ID,
} from "./standins/ownAccount.ts";

interface Exported {
  items: { family: string; key: string; values: Record<string, string> }[];
  others: Record<string, unknown>[];
  [name: string]: unknown;
}

async function exported(): Promise<Exported> {
  await actions.exportAll();
  const text = await downloads.at(-1)?.text;
  return JSON.parse(text ?? "null") as Exported;
}

const SCHEMA = JSON.parse(readFileSync(new URL("./export.schema.json", import.meta.url), "utf8"));

async function importing(file: unknown): Promise<void> {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  const field = document.getElementById("importFile");
  Object.defineProperty(field, "files", { value: [new Blob([text])], configurable: true });
  await actions.importFile();
}

const told = (text: RegExp): Promise<void> => until(() => text.test(shown().told), said);

async function refusedWith(text: RegExp): Promise<void> {
  await until(() => text.test(shown().error) && shown().errorField === "importFile", said);
}

test("an export holds every item of the own partition and of no other", async () => {
  cloud.pageSize = 2;
  const file = await exported();
  assert.deepEqual(file.items.map(({ key }) => key).sort(), [
    "ACTIVE#2026-03-29+01:00#cms-1",
    "BOOKMARK#cms-2",
    COMMENT,
    "LIKE#cms-1",
    "PLACE#cms-1",
    "PREFERENCES",
    "PROFILE",
    "PROGRESS#cms-1",
    `TODO#${TODO_ID}`,
  ]);
  assert.deepEqual(file["issued"], [{ sk: "AUTHOR", authorId: "abc", authorName: "Ada" }]);
  assert.deepEqual(file.others, []);
  assert.ok(isValid(file, SCHEMA));
  assert.equal(cloud.count("Query learners"), 6);
  assert.match(JSON.stringify(file), /Engines/);
  assert.doesNotMatch(JSON.stringify(file), new RegExp(`Eve|${SUB}`));
  await told(/Items in it: 10/);
  assert.match(downloads[0]?.name ?? "", /^lectern-\d{4}-\d\d-\d\d\.json$/);
});

test("what the site didn't write itself is in it too, aside", async () => {
  cloud.put("learners", { pk: SUB, sk: "LIKE#cms-9", contentId: "cms-8", createdAt: TIME });
  cloud.put("learners", { pk: SUB, sk: "JUNK", about: ["a", 1, true, null] });
  const file = await exported();
  const { items, others } = file;
  assert.ok(isValid(file, SCHEMA));
  assert.equal(items.length, 9);
  assert.deepEqual(others, [
    { sk: "JUNK", about: ["a", 1, true, null] },
    { sk: "LIKE#cms-9", contentId: "cms-8", createdAt: TIME },
  ]);
});

test("an export that is imported into an empty account makes the same items", async () => {
  const file = await exported();
  const before = new Map(cloud.tables["learners"]);
  for (const { key } of file.items) if (key !== COMMENT) cloud.remove("learners", SUB, key);
  await importing(file);
  await told(/Written: 8\. .*: 0\./);
  assert.deepEqual(new Map(cloud.tables["learners"]), before);
  await importing(file);
  await told(/Written: 0\. .*: 8\./);
});

test("the newer of two items stays, whichever it is", async () => {
  const file = await exported();
  cloud.put("learners", {
    pk: SUB,
    sk: "PROFILE",
    displayName: "New",
    about: "",
    updatedAt: LATER,
  });
  await importing(file);
  await told(/Written: 0\. .*: 8\./);
  assert.equal(own("PROFILE")?.["displayName"], "New");
  const newer = await exported();
  cloud.put("learners", { pk: SUB, sk: "PROFILE", displayName: "Old", about: "", updatedAt: TIME });
  await importing(newer);
  await told(/Written: 1\. .*: 7\./);
  assert.equal(own("PROFILE")?.["displayName"], "New");
});

test("an item that somebody wrote meanwhile is judged by the table, not by what was read", async () => {
  const file = await exported();
  cloud.remove("learners", SUB, "PROFILE");
  cloud.instead = ({ what, body }) => {
    if (what !== "PutItem learners" || !JSON.stringify(body).includes("PROFILE")) return;
    cloud.put("learners", { pk: SUB, sk: "PROFILE", displayName: "Now", updatedAt: LATER });
    return undefined;
  };
  await importing(file);
  await told(/Written: 0\./);
  assert.equal(own("PROFILE")?.["displayName"], "Now");
});

test("an import that stops half-way goes on where it stopped, and doubles nothing", async () => {
  const likes = Array.from({ length: 20 }, (_, at) => ({
    family: "like",
    key: `LIKE#cms-${at + 10}`,
    values: { contentId: `cms-${at + 10}`, createdAt: TIME },
  }));
  const file = { ...(await exported()), items: likes };
  let allowed = 10;
  cloud.instead = ({ what }) => {
    if (what === "PutItem learners" && allowed-- <= 0) return refused("ValidationException");
    return undefined;
  };
  await importing(file);
  await until(() => shown().resumable && shown().error !== "", said);
  cloud.instead = () => undefined;
  await actions.goOnImporting();
  await told(/Written: \d+\. .*: \d+\./);
  assert.equal(shown().resumable, false);
  const there = [...(cloud.tables["learners"]?.keys() ?? [])];
  assert.equal(there.filter((key) => /LIKE#cms-[12]\d$/.test(key)).length, 20);
});

test("a file that is broken, foreign or of another version writes nothing, and says so", async () => {
  const file = await exported();
  cloud.asked.length = 0;
  const [first] = file.items;
  for (const [wrong, text] of [
    ["{", /isn’t an export of Lectern/],
    ["[]", /isn’t an export of Lectern/],
    [{ items: [] }, /isn’t an export of Lectern/],
    [JSON.stringify(file).slice(0, -20), /isn’t an export/],
    [{ ...file, items: "none" }, /isn’t an export/],
    [{ ...file, version: 2 }, /another version/],
    [{ ...file, items: [...file.items, { ...first, family: "quiz" }] }, /Item 10 of this file/],
    [{ ...file, items: [{ ...first, family: "constructor" }] }, /Item 1/],
    [{ ...file, items: [null] }, /Item 1/],
    ["", /choose the file/],
  ] as const) {
    await importing(wrong);
    await refusedWith(text);
  }
  assert.equal(cloud.count("PutItem learners"), 0);
});

/** What JSON Schema can't say: the key's entry is that of the item. */
const ONLY_HERE = new Set(["LIKE#cms-6"]);

test("a file that names another's partition, another key or other values is refused", async () => {
  const like = {
    family: "like",
    key: "LIKE#cms-5",
    values: { contentId: "cms-5", createdAt: TIME },
  };
  const profile = { displayName: "A", about: "", updatedAt: TIME };
  const file = await exported();
  for (const item of [
    { ...like, pk: "somebody-else" },
    { ...like, values: { ...like.values, pk: "somebody-else" } },
    { ...like, key: "LIKE#cms-6" },
    { ...like, key: "SWEEP" },
    { ...like, values: { ...like.values, contentId: "no id" } },
    { ...like, values: { ...like.values, createdAt: "2026-11-01T10:00:00Z" } },
    { ...like, values: { ...like.values, createdAt: 5 } },
    { ...like, values: { contentId: "cms-5" } },
    { ...like, values: null },
    { family: "profile", key: "PROFILE#", values: profile },
    { family: "profile", key: "PROFILE", values: { ...profile, displayName: "" } },
    { family: "profile", key: "PROFILE", values: { ...profile, displayName: "n".repeat(61) } },
    { family: "profile", key: "PROFILE", values: { ...profile, likes: "5" } },
  ]) {
    cloud.asked.length = 0;
    await importing({ ...file, items: [item] });
    await refusedWith(/Item 1 of this file/);
    assert.equal(cloud.count("PutItem learners"), 0, JSON.stringify(item));
    const told = [item.key, JSON.stringify(item)].join(" ");
    assert.equal(isValid({ ...file, items: [item] }, SCHEMA), ONLY_HERE.has(item.key), told);
  }
  assert.ok(isValid({ ...file, items: [like] }, SCHEMA));
  await importing({ ...file, items: [like] });
  await told(/Written: 1/);
});

test("one thing at a time, and a failure says why", async () => {
  cloud.instead = ({ what }) =>
    what === "Query learners" ? refused("AccessDeniedException") : undefined;
  await Promise.all([actions.exportAll(), actions.exportAll()]);
  await until(() => shown().error.includes("don't have access"), said);
  assert.equal(cloud.count("Query learners"), 1);
  assert.equal(downloads.length, 0);
  assert.equal(page.values.account.busy, false);
});
