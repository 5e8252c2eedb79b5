/** The profile, the preferences and the theme. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { page, said } from "./standins/learning.ts";

const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");

test("the profile is shown, saved, and refused where it is too long or has no name", async () => {
  navigate("/profile");
  await until(
    () => page.values.profile.status === "ready" && page.values.profile.about === "Engines",
    said,
  );
  await actions.saveProfile({ displayName: " Countess ", about: "" });
  await until(
    () => page.values.profile.displayName === "Countess" && page.values.profile.saved,
    said,
  );
  assert.equal(cloud.get("learners", SUB, "PROFILE")?.["displayName"], "Countess");
  for (const [form, words] of [
    [{ displayName: " " }, /type your name/],
    [{ displayName: "n".repeat(61) }, /up to 60/],
    [{ displayName: "n", about: "a".repeat(501) }, /up to 500/],
  ] as const) {
    await actions.saveProfile(form);
    await until(() => words.test(page.values.profile.error), said);
  }
});

test("a profile that is refused is not shown as saved; one save at a time", async () => {
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  const first = actions.saveProfile({ displayName: "X" });
  await actions.saveProfile({ displayName: "Y" });
  await first;
  await until(() => page.values.profile.error.includes("don't have access"), said);
  assert.equal(page.values.profile.displayName, "Countess");
});

test("the theme changes at once, is kept here and with the other preferences", async () => {
  await actions.setTheme("dark");
  assert.equal(document.documentElement.dataset["theme"], "dark");
  assert.equal(localStorage.getItem("lectern.theme"), "dark");
  await until(() => page.values.theme.choice === "dark", said);
  assert.equal(cloud.get("learners", SUB, "PREFERENCES")?.["theme"], "dark");
  assert.equal(cloud.get("learners", SUB, "PREFERENCES")?.["language"], "en");
  await actions.setTheme("nonsense");
  await until(() => page.values.theme.choice === "system", said);
});

test("without a session the theme is this browser's alone", async () => {
  await actions.signOut();
  cloud.asked.length = 0;
  await actions.setTheme("light");
  assert.equal(localStorage.getItem("lectern.theme"), "light");
  assert.equal(cloud.count("PutItem learners"), 0);
  await until(() => page.values.catalogue.status === "signedOut", said);
});
