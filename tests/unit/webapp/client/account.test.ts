/** Signing up, in and out: where each step leads, and in which words it fails. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { ADA, PASSWORD } from "./standins/site.ts";
import { actions, at, goTo, refusedWith, said, session } from "./standins/door.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { CODE, pool, refusal, TOTP } from "./standins/library.ts";

test("who signs up confirms by the mailed code, gets a profile and arrives where they wanted", async () => {
  await goTo("/sign-up?next=%2Fsearch%3Fq%3Dkeys");
  await actions.signUp({
    email: " Grace@Lectern.Test ",
    password: "long enough",
    displayName: " Grace ",
  });
  await at("/confirm");
  assert.deepEqual(pool.mailed, ["grace@lectern.test confirm"]);
  await until(
    () => session().pendingEmail === "grace@lectern.test" && session().passwordKnown,
    said,
  );
  await actions.confirmSignUp({ code: "12 34-56" });
  await at("/search");
  const profile = cloud.get("learners", "sub-of-grace@lectern.test", "PROFILE");
  assert.equal(profile?.["displayName"], "Grace");
  await until(() => session().displayName === "Grace" && session().initials === "G", said);
  assert.equal(session().passwordKnown, false, "the password is forgotten");
});

test("the address of an account that exists is answered alike; its owner is mailed a code", async () => {
  await goTo("/sign-up");
  await actions.signUp({ email: ADA, password: "a stranger's", displayName: "Mallory" });
  await at("/confirm");
  assert.deepEqual(pool.mailed, [`${ADA} reset`]);
  await actions.confirmSignUp({ code: CODE });
  await at("/catalogue");
  assert.equal(pool.accounts.get(ADA)?.password, "a stranger's", "whoever has the code sets it");
  assert.equal(pool.signedOutEverywhere, 1, "every other session ends");
});

test("a wrong password is said at its field, an empty address at its own", async () => {
  await goTo("/sign-in");
  await actions.signIn({ email: ADA, password: "wrong" });
  await refusedWith(/password is not right/, "password");
  await actions.signIn({ email: "nobody", password: "x" });
  await refusedWith(/type your e-mail address/, "email");
  assert.equal(session().errorField, "email");
});

test("what is no field's fault is said in the sentence, which takes the focus", async () => {
  await goTo("/sign-in");
  pool.failing.set("signIn", refusal("TooManyRequestsException"));
  await actions.signIn({ email: ADA, password: PASSWORD });
  await refusedWith(/Too many attempts/, "problem");
});

test("a mistake of one page is not told on the next", async () => {
  await goTo("/sign-in");
  await actions.signIn({ email: ADA, password: "wrong" });
  await until(() => session().error !== "", said);
  await goTo("/sign-up");
  await until(() => session().error === "" && session().errorField === "", said);
});

test("a session that this tab didn't know of is ended, so that the typed one counts", async () => {
  await goTo("/sign-in");
  pool.failing.set("signIn", refusal("UserAlreadyAuthenticatedException"));
  await actions.signIn({ email: ADA, password: PASSWORD });
  await at("/catalogue");
});

test("a step that the site doesn't know is no sign-in", async () => {
  await goTo("/sign-in");
  pool.step = "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION";
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().error === "This account can't sign in here.", said);
});

test("a refusal by count, or one that nobody foresaw, is told and signs nobody in", async () => {
  await goTo("/sign-in");
  pool.failing.set("signIn", refusal("NotAuthorizedException", "Password attempts exceeded"));
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().error.startsWith("Too many attempts"), said);
  pool.failing.set("signIn", refusal("Strange"));
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().error !== "" && !session().busy, said);
  assert.equal(session().status, "signedOut");
});

test("without a network the sign-in says so, and works when it is back", async () => {
  await goTo("/sign-in");
  cloud.instead = () => Promise.reject(new TypeError("Failed to fetch"));
  pool.failing.set("signIn", refusal("NetworkError"));
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().error.includes("offline"), said);
  cloud.instead = () => undefined;
  await actions.signIn({ email: ADA, password: PASSWORD });
  await at("/catalogue");
});

test("a partition that can't be read lets the sign-in pass", async () => {
  await goTo("/sign-in");
  cloud.instead = ({ what }) =>
    what === "Query learners" ? refused("AccessDeniedException") : undefined;
  await actions.signIn({ email: ADA, password: PASSWORD });
  await at("/catalogue");
  assert.equal(cloud.get("learners", pool.subOf(ADA), "PROFILE"), undefined);
});

test("a name that was never given is asked for on the profile page", async () => {
  pool.accounts.set("x@lectern.test", { password: "pw", name: "x".repeat(99), confirmed: true });
  await goTo("/sign-in");
  await actions.signIn({ email: "x@lectern.test", password: "pw" });
  await at("/catalogue");
  const name = cloud.get("learners", "sub-of-x@lectern.test", "PROFILE")?.["displayName"];
  assert.equal(String(name).length, 60, "cut to what a name may have");
  await actions.signOut();
  cloud.remove("learners", "sub-of-x@lectern.test", "PROFILE");
  await goTo("/sign-in");
  pool.failing.set("fetchUserAttributes", refusal("NotAuthorizedException", "Access Token"));
  await actions.signIn({ email: "x@lectern.test", password: "pw" });
  await at("/catalogue");
  await until(() => session().displayName === "x", said);
});

test("who signs out is forgotten here, even where Cognito can't be asked", async () => {
  await goTo("/sign-in");
  await actions.signIn({ email: ADA, password: PASSWORD });
  await at("/catalogue");
  sessionStorage.setItem("lectern.outline.c1", "{}");
  pool.failing.set("signOut", refusal("NetworkError"));
  await actions.signOut();
  await at("/");
  await until(() => session().status === "signedOut" && session().email === "", said);
  assert.equal(sessionStorage.length, 0);
});

test("one form at a time: what is pressed meanwhile does nothing", async () => {
  await goTo("/sign-in");
  const first = actions.signIn({ email: ADA, password: PASSWORD });
  await actions.signIn({ email: ADA, password: "wrong" });
  await first;
  await at("/catalogue");
});

test("where the account has a second factor, a code of its app has to follow the password", async () => {
  await goTo("/sign-in?next=%2Fprofile");
  pool.step = "CONFIRM_SIGN_IN_WITH_TOTP_CODE";
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().codeWanted, said);
  assert.equal(session().status, "signedOut");
  await actions.confirmSignIn({ totp: "000000" });
  await until(() => /not right/.test(session().error) && session().errorField === "totp", said);
  await actions.confirmSignIn({ totp: TOTP });
  await at("/profile");
  assert.equal(session().codeWanted, false);
});

test("a sign-in that ended before its code came begins again with the password", async () => {
  await goTo("/sign-in");
  pool.step = "CONFIRM_SIGN_IN_WITH_TOTP_CODE";
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().codeWanted, said);
  const ended = refusal("NotAuthorizedException", "Invalid session for the user.");
  pool.failing.set("confirmSignIn", ended);
  await actions.confirmSignIn({ totp: TOTP });
  await until(() => !session().codeWanted && /has ended/.test(session().error), said);
  pool.step = "CONFIRM_SIGN_IN_WITH_TOTP_CODE";
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => session().codeWanted, said);
  actions.forgetPending();
  await until(() => !session().codeWanted, said);
});

test("who sets a new password is asked for the code at the sign-in", async () => {
  await goTo("/forgot-password");
  await actions.requestPasswordReset({ email: ADA });
  pool.step = "CONFIRM_SIGN_IN_WITH_TOTP_CODE";
  await actions.confirmPasswordReset({ code: CODE, password: "another long one" });
  await at("/sign-in");
  await until(() => session().codeWanted, said);
  await actions.confirmSignIn({ totp: TOTP });
  await at("/catalogue");
});
