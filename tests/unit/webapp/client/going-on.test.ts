/** Reading a lesson: what is kept of it, when it is written, and where one can go on. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { online, until } from "./standins/page.ts";
import { ADA, SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { page, said } from "./standins/learning.ts";

const { useGoOn } = await import("#client/hooks.ts");
const { open } = await import("./standins/site.ts");
const actions = await import("#client/actions.ts");
const { learner, loadLearner } = await import("#client/learner.ts");
const { noteDay, notePlace, places, writeUnwritten } = await import("#client/places.ts");
const { unwritten } = await import("#client/unwritten.ts");

const written = (): string[] =>
  cloud.asked
    .filter(({ what }) => what === "PutItem learners")
    .map(({ body }) => String((body["Item"] as { sk: { S: string } }).sk.S));
const kept = (): string[] => Object.keys(localStorage).filter((name) => /reading/.test(name));

beforeEach(async () => {
  await writeUnwritten();
  online(true);
  cloud.asked.length = 0;
});

await until(() => learner.get().loaded && page.values.catalogue.status === "ready", said);

test("the sign-in's Query begins behind the days, which are more with every year", async () => {
  cloud.put("learners", { pk: SUB, sk: "ACTIVE#2026-03-29+01:00#l1", zone: "Europe/Berlin" });
  await loadLearner();
  const asked = cloud.asked.find(({ what }) => what === "Query learners");
  assert.equal(asked?.body["KeyConditionExpression"], "#pk = :pk AND #sk > :sk");
  assert.ok(![...learner.get().keys].some((sk) => sk.startsWith("ACTIVE#")));
  assert.ok(learner.get().keys.has("PROFILE"));
});

test("a day is written once for each lesson, with the zone where the learner is", async () => {
  noteDay("l2");
  noteDay("l2");
  await writeUnwritten();
  const [sk = ""] = written();
  assert.match(sk, /^ACTIVE#\d{4}-\d\d-\d\d[+-]\d\d:\d\d#l2$/);
  assert.equal(
    cloud.get("learners", SUB, sk)?.["zone"],
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  noteDay("l2");
  await writeUnwritten();
  assert.equal(written().length, 1);
  assert.deepEqual(kept(), [], "nothing waits");
});

test("a place is shown at once, on every page, and written once", async () => {
  notePlace("l2", { anchor: "keys", part: 40 });
  assert.equal(places.get().get("l2")?.part, 40);
  await until(() => page.values.catalogue.courses[0]?.percent === 70, said);
  await writeUnwritten();
  assert.deepEqual(written(), ["PLACE#l2"]);
  assert.equal(cloud.get("learners", SUB, "PLACE#l2")?.["anchor"], "keys");
  await writeUnwritten();
  assert.equal(written().length, 1);
});

test("one goes on at the lesson read last, with its title, unless it is completed", async () => {
  const front = await open("/", { useGoOn });
  await until(
    () => front.values.useGoOn.title === "l2",
    () => JSON.stringify(front.values),
  );
  const { href, percent, courseTitle } = front.values.useGoOn;
  assert.deepEqual([href, percent, courseTitle], ["/lessons/l2/l2#keys", 40, "c1"]);
  notePlace("gone", { anchor: "", part: 10 });
  assert.equal(front.values.useGoOn.href, "/lessons/l2/l2#keys", "a withdrawn lesson is no place");
  await actions.toggleMark("progress", "l2");
  await until(
    () => front.values.useGoOn.href === "",
    () => JSON.stringify(front.values),
  );
  await actions.toggleMark("progress", "l2");
  front.leave();
});

test("without a network it waits on the device, and is written when there is one again", async () => {
  online(false);
  notePlace("l2", { anchor: "later", part: 55 });
  await writeUnwritten();
  assert.equal(kept().length, 1);
  assert.equal(places.get().get("l2")?.anchor, "later");
  assert.deepEqual(written(), []);
  online(true);
  await until(() => cloud.get("learners", SUB, "PLACE#l2")?.["anchor"] === "later", said);
  await until(
    () => kept().length === 0,
    () => JSON.stringify(unwritten.get()),
  );
});

test("what can't be written now is kept, and tried again with the next place", async () => {
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  notePlace("l2", { anchor: "kept", part: 60 });
  await writeUnwritten();
  assert.equal(kept().length, 1);
  cloud.instead = () => undefined;
  notePlace("l1", { anchor: "other", part: 10 });
  await writeUnwritten();
  assert.equal(cloud.get("learners", SUB, "PLACE#l2")?.["anchor"], "kept");
});

test("of two devices the later place counts, and no place takes a completion back", async () => {
  online(false);
  const { now } = Date;
  Date.now = () => now() - 60_000;
  notePlace("l2", { anchor: "mine", part: 61 });
  Date.now = now;
  const updatedAt = new Date(now() - 30_000).toISOString();
  cloud.put("learners", { pk: SUB, sk: "PLACE#l2", anchor: "theirs", part: 90, updatedAt });
  cloud.put("learners", { pk: SUB, sk: "PROGRESS#l2", lessonId: "l2" });
  online(true);
  await until(
    () => kept().length === 0,
    () => JSON.stringify(unwritten.get()),
  );
  assert.equal(cloud.get("learners", SUB, "PLACE#l2")?.["anchor"], "theirs");
  assert.equal(places.get().get("l2")?.part, 90);
  assert.ok(cloud.get("learners", SUB, "PROGRESS#l2"));
  assert.deepEqual(kept(), []);
});

test("a completion is kept with the learner's own day, which then has an action", async () => {
  sessionStorage.removeItem("lectern.noted");
  cloud.remove("learners", SUB, "PROGRESS#l2");
  await loadLearner();
  await actions.toggleMark("progress", "l2");
  const today = new Date().toLocaleDateString("sv");
  assert.equal(cloud.get("learners", SUB, "PROGRESS#l2")?.["day"], today);
  await until(
    () => written().some((sk) => sk.startsWith(`ACTIVE#${today}`)),
    () => written().join(),
  );
});

test("odd values of a place count as absent, and whatever waits of another kind is left", async () => {
  cloud.put("learners", { pk: SUB, sk: "PLACE#odd", anchor: 7, part: -3, updatedAt: null });
  await loadLearner();
  assert.deepEqual(places.get().get("odd"), { anchor: "", part: 0, updatedAt: "" });
  cloud.remove("learners", SUB, "PLACE#odd");
  const [name = ""] = [...Object.keys(localStorage), `lectern.reading.${ADA}`].filter((each) =>
    each.includes("reading"),
  );
  localStorage.setItem(name, "no JSON");
  notePlace("l1", { anchor: "", part: 1 });
  await writeUnwritten();
  localStorage.removeItem(name);
});
