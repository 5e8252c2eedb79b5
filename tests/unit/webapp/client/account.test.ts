/** Signing up, in and out, and the ways back: where each step leads, and in which words it fails. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { until } from "./standins/page.ts";
import { ADA, open, PASSWORD } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { CODE, pool, refusal } from "./standins/library.ts";

const { useSession } = await import("#client/hooks.ts");
const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");

const FORM =
  '<main><h1>Sign in</h1><p id="problem" tabindex="-1"></p><input id="email" name="email">' +
  '<input id="password"><input id="code"></main>';
const page = await open("/sign-in", { useSession }, FORM);
const said = (): string => JSON.stringify([page.values.useSession, location.href, pool.mailed]);
const at = (path: string): Promise<void> => until(() => location.pathname === path, said);
await until(() => page.values.useSession.status === "signedOut", said);

const session = (): ReturnType<typeof useSession> => page.values.useSession;

async function goTo(path: string): Promise<void> {
  navigate(path);
  await until(() => location.pathname + location.search === path && session() !== undefined, said);
}

async function refusedWith(text: RegExp, focused: string): Promise<void> {
  await until(() => text.test(session().error), said);
  await until(
    () => document.activeElement?.id === focused,
    () => document.activeElement?.id,
  );
}

beforeEach(async () => {
  cloud.instead = () => undefined;
  pool.failing.clear();
  if (session().status === "signedIn") await actions.signOut();
  pool.mailed.length = 0;
  pool.accounts.clear();
  cloud.tables["learners"]?.clear();
  pool.step = "DONE";
  pool.accounts.set(ADA, { password: PASSWORD, name: "Ada", confirmed: true });
  actions.forgetPending();
});

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

test("a session that this tab didn't know of is ended, so that the typed one counts", async () => {
  await goTo("/sign-in");
  pool.failing.set("signIn", refusal("UserAlreadyAuthenticatedException"));
  await actions.signIn({ email: ADA, password: PASSWORD });
  await at("/catalogue");
});

test("a step that the site doesn't know is no sign-in", async () => {
  await goTo("/sign-in");
  pool.step = "CONFIRM_SIGN_IN_WITH_TOTP_CODE";
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
