/** Mailed codes: the way in for an address that isn't confirmed, and back to a lost password. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { ADA } from "./standins/site.ts";
import { actions, at, goTo, refusedWith, said, session } from "./standins/door.ts";
import { CODE, pool, refusal } from "./standins/library.ts";

test("an address that isn't confirmed yet leads to its code, and from there on", async () => {
  pool.accounts.set("new@lectern.test", { password: "pw", name: "New", confirmed: false });
  await goTo("/sign-in");
  await actions.signIn({ email: "new@lectern.test", password: "pw" });
  await at("/confirm");
  await until(() => session().notice.includes("not confirmed yet"), said);
  assert.deepEqual(pool.mailed, ["new@lectern.test confirm"]);
  await actions.confirmSignUp({ code: "000000" });
  await until(() => /code is not right/.test(session().error), said);
  await actions.confirmSignUp({ code: CODE });
  await at("/catalogue");
});

test("a stranger's sign-up doesn't set the owner's password: a second code does", async () => {
  pool.accounts.set("own@lectern.test", { password: "a stranger's", name: "M", confirmed: false });
  await goTo("/confirm");
  await actions.confirmSignUp({ email: "own@lectern.test", code: CODE, password: "the owner's" });
  await at("/forgot-password");
  await until(() => session().notice.includes("second code"), said);
  await actions.confirmPasswordReset({ code: CODE, password: "the owner's" });
  await at("/catalogue");
  assert.equal(pool.accounts.get("own@lectern.test")?.password, "the owner's");
});

test("a code without a password, and a password without a code, are asked for", async () => {
  await goTo("/confirm");
  await actions.confirmSignUp({ email: ADA, code: CODE });
  await refusedWith(/type a password/, "password");
  await actions.confirmSignUp({ email: ADA, code: "", password: "x" });
  await refusedWith(/code/, "code");
});

test("a forgotten password: one answer for every address, a code for those that have one", async () => {
  await goTo("/forgot-password");
  await actions.requestPasswordReset({ email: "nobody@lectern.test" });
  await until(() => session().notice.includes("If there is an account of nobody@"), said);
  assert.deepEqual(pool.mailed, []);
  await actions.requestPasswordReset({ email: ADA });
  assert.deepEqual(pool.mailed, [`${ADA} reset`]);
});

test("a new code goes to the address in the form, and to the pending one without a form", async () => {
  await goTo("/confirm");
  (document.getElementById("email") as HTMLInputElement).value = ADA;
  await actions.resendCode();
  await until(() => session().notice.startsWith(`If ${ADA} can have a code`), said);
  (document.getElementById("email") as HTMLInputElement).value = "";
  await actions.resendCode();
  assert.deepEqual(pool.mailed, [`${ADA} reset`, `${ADA} reset`]);
});

test("mail that can't be sent is said", async () => {
  await goTo("/forgot-password");
  pool.failing.set("resetPassword", refusal("CodeDeliveryFailureException"));
  await actions.requestPasswordReset({ email: ADA });
  await until(() => session().error.includes("could not be sent"), said);
});

test("the pending address outlives a reload, until another is wanted", async () => {
  sessionStorage.setItem(
    "lectern.pending",
    JSON.stringify({ email: "p@lectern.test", displayName: "" }),
  );
  await goTo("/confirm?again");
  await until(() => session().pendingEmail === "p@lectern.test", said);
  actions.forgetPending();
  await until(() => session().pendingEmail === "", said);
  assert.equal(sessionStorage.getItem("lectern.pending"), null);
});
