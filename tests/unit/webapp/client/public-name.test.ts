/** What others see of a learner's name: followed after a save until `activity` has decided. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { page, said } from "./standins/learning.ts";

const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");
const { followed, isAbout, publicName, readPublicName } = await import("#client/publicName.ts");

const ISSUED = `ISSUED#${SUB}`;
const seen = (name: string): void =>
  cloud.put("learners", { pk: ISSUED, sk: "AUTHOR", authorId: "a", authorName: name });
const refusal = (of: string, reason: string, issuedAt: string): void =>
  cloud.put("learners", { pk: ISSUED, sk: "PROFILE", authorName: of, reason, issuedAt });
const saves = async (): Promise<void> => undefined;

beforeEach(() => {
  cloud.remove("learners", ISSUED, "AUTHOR");
  cloud.remove("learners", ISSUED, "PROFILE");
});

test("the profile says what others see, and why they don't see the name saved last", async () => {
  seen("Ada");
  refusal("Аda", "mixed", "1");
  navigate("/profile");
  await until(() => page.values.profile.nameState === "settled", said);
  const { publicName: name, nameReason, errorField } = page.values.profile;
  assert.deepEqual([name, nameReason, errorField], ["Ada", "mixed", "displayName"]);
});

test("after a save it is checking, then what was decided about that name", async () => {
  await actions.saveProfile({ displayName: "Countess" });
  await until(() => page.values.profile.nameState === "checking", said);
  assert.equal(page.values.profile.nameReason, "");
  assert.equal(page.values.profile.saved, true);
  seen("Countess");
  await until(() => page.values.profile.nameState === "settled", said);
  assert.equal(page.values.profile.publicName, "Countess");
  await actions.saveProfile({ displayName: "Lectern" });
  await until(() => page.values.profile.nameState === "checking", said);
  refusal("Lectern", "taken", "2");
  await until(() => page.values.profile.nameReason === "taken", said);
  assert.equal(page.values.profile.publicName, "Countess");
  assert.equal(page.values.profile.errorField, "displayName");
});

test("an earlier decision is none about this save", () => {
  const before = { name: "Ada", reason: "taken", of: "Lectern", at: "1" };
  assert.equal(isAbout("Lectern", before, before), false, "the same refusal as before");
  assert.equal(isAbout("Lectern", { ...before, at: "2" }, before), true);
  assert.equal(isAbout("Ada", before, before), false, "a refusal of another name still stands");
  const same = { ...before, of: "Admin" };
  assert.equal(isAbout("Admin", same, before), true, "two names refused in one second");
  const accepted = { ...before, reason: "" };
  assert.equal(isAbout(" Ada ", accepted, before), true);
  assert.equal(isAbout("Bob", accepted, before), false);
  assert.equal(isAbout("Zoe\u0308\u00a0 B", { ...accepted, name: "Zo\u00eb B" }, before), true);
  const long = "n".repeat(70);
  assert.equal(isAbout(long, { ...before, of: "n".repeat(60), at: "2" }, before), true);
});

test("what isn't decided in a minute is late, and asking has an end", async () => {
  let waits = 0;
  await followed("Never", saves, async () => {
    waits += 1;
  });
  await until(() => publicName.get().state === "late", said);
  const asked = cloud.count("Query learners (one item)");
  assert.ok(waits < 20);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(cloud.count("Query learners (one item)"), asked);
});

test("the refusal of before stands where nothing new is told of that name", async () => {
  refusal("Lectern", "taken", "1");
  await followed("Lectern", saves, async () => undefined);
  await until(() => publicName.get().state === "settled", said);
  assert.equal(publicName.get().reason, "taken");
});

test("the later save is followed alone", async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await followed("First", saves, () => held);
  await followed("Second", saves, async () => undefined);
  seen("Second");
  release();
  await until(() => publicName.get().state === "settled", said);
  assert.equal(publicName.get().name, "Second");
});

test("a save that fails is followed by nothing, and what can't be read takes no save back", async () => {
  seen("Ada");
  await readPublicName();
  await assert.rejects(followed("Bob", () => Promise.reject(new Error("no"))));
  assert.equal(publicName.get().state, "settled");
  cloud.instead = ({ what }) =>
    what === "Query learners (one item)" ? refused("AccessDeniedException") : undefined;
  await followed("Bob", saves, async () => undefined);
  await until(() => publicName.get().state === "late", said);
});

test("who signs out leaves no name behind", async () => {
  seen("Ada");
  await readPublicName();
  await actions.signOut();
  await until(() => publicName.get().state === "unknown", said);
  assert.equal(publicName.get().name, "");
});
