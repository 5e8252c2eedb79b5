/** A browser that keeps nothing, because its storage is blocked: every page works as long as it is open. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { grow, screen, tell, until } from "./standins/page.ts";
import { ADA, open, PASSWORD, SUB } from "./standins/site.ts";
import { cloud } from "./standins/cloud.ts";
import { pool } from "./standins/library.ts";

for (const name of ["localStorage", "sessionStorage"]) {
  const get = (): never => {
    throw Object.assign(new Error("blocked"), { name: "SecurityError" });
  };
  Object.defineProperty(globalThis, name, { get, configurable: true });
}

const hooks = await import("#client/hooks.ts");
const actions = await import("#client/actions.ts");
const { useArrival } = await import("#client/behaviour.ts");
const { learnTime, now } = await import("#client/clock.ts");
const { navigate } = await import("#client/navigation.ts");

pool.accounts.set(ADA, { password: PASSWORD, name: "Ada", confirmed: true });
cloud.put("content", { pk: "COURSE#c1", sk: "COURSE", contentId: "c1", title: "C", slug: "c1" });
const ENTRY = {
  status: "published",
  contentType: "lesson",
  courseId: "c1",
  title: "L",
  slug: "l1",
};
cloud.put("content", { pk: "CONTENT#l1", sk: "ENTRY", contentId: "l1", ...ENTRY });
cloud.put("learners", { pk: SUB, sk: "PREFERENCES", language: "en", theme: "dark" });

const page = await open("/sign-in", {
  session: hooks.useSession,
  lesson: hooks.useLesson,
  theme: hooks.useTheme,
  course: hooks.useCourse,
  arrival: useArrival,
});
const said = (): string => JSON.stringify([page.values, location.href]);

test("nobody is remembered, and the theme is the system's", async () => {
  await until(() => page.values.session.status === "signedOut", said);
  assert.equal(page.values.theme.choice, "system");
});

test("a sign-in lasts as long as the page, and its preferences count", async () => {
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => page.values.session.status === "signedIn", said);
  await until(() => page.values.theme.choice === "dark", said);
});

test("a lesson has its outline, though none can be kept", async () => {
  navigate("/lessons/l1/l1");
  await until(() => page.values.lesson.status === "ready", said);
  navigate("/courses/c1/c1");
  await until(() => page.values.course.status === "empty", said);
});

test("places are known as long as the document", async () => {
  screen.scrolled = 40;
  tell("scroll");
  tell("pagehide");
  navigate("/profile");
  await until(() => page.values.arrival.pathname === "/profile", said);
  screen.scrolled = 0;
  history.back();
  await until(
    () => screen.scrolled === 40,
    () => screen.scrolled,
  );
  grow();
});

test("the server's time is known as long as the page", () => {
  const hours = 3 * 60 * 60 * 1000;
  assert.equal(learnTime(Date.now() + hours), true);
  assert.ok(now() > Date.now() + hours / 2);
  assert.equal(learnTime(Number.NaN), false);
  assert.equal(learnTime(now()), false);
});

test("the address that waits for a code is known as long as the page", async () => {
  await actions.signOut();
  await actions.requestPasswordReset({ email: ADA });
  await until(() => page.values.session.pendingEmail === ADA, said);
  actions.forgetPending();
  await until(() => page.values.session.pendingEmail === "", said);
});
