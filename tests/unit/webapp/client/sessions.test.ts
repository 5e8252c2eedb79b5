/** Who is signed in: remembered, ended, renewed, replaced by another tab; and the clock's errors. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { tell, until } from "./standins/page.ts";
import { ADA, open, PASSWORD } from "./standins/site.ts";
import { cloud, json, refused } from "./standins/cloud.ts";
import { pool, refusal, remembered, settings } from "./standins/library.ts";

const LAST = "CognitoIdentityServiceProvider.client.LastAuthUser";
pool.accounts.set(ADA, { password: PASSWORD, name: "Ada", confirmed: true });
pool.groups = ["moderators"];
localStorage.setItem(LAST, ADA);
remembered(ADA);
pool.failing.set("fetchAuthSession", refusal("NetworkError"));

const hooks = await import("#client/hooks.ts");
const actions = await import("#client/actions.ts");
const { call } = await import("#client/dynamodb.ts");
const { navigate } = await import("#client/navigation.ts");
cloud.put("content", { pk: "CATALOGUE#en", sk: "COURSE#00001#c1", contentId: "c1", title: "One" });

const page = await open("/catalogue", { session: hooks.useSession, catalogue: hooks.useCatalogue });
const said = (): string => JSON.stringify([page.values, location.href]);
const put = (): Promise<unknown> => call("PutItem", () => ({ TableName: "learners", Item: {} }));
const at = (path: string): Promise<void> => until(() => location.pathname === path, said);

beforeEach(() => {
  cloud.instead = () => undefined;
});

async function signIn(): Promise<void> {
  navigate("/sign-in");
  await at("/sign-in");
  await actions.signIn({ email: ADA, password: PASSWORD });
  await until(() => page.values.session.status === "signedIn", said);
  await until(() => page.values.catalogue.status === "ready", said);
}

test("a session that can't be read yet is no sign-out: the page says why, and tries again", async () => {
  await until(() => page.values.session.failure !== "", said);
  assert.equal(page.values.session.status, "loading");
  assert.equal(page.values.catalogue.status, "offline");
  actions.retry();
  await until(() => page.values.session.status === "signedIn", said);
  await until(() => page.values.catalogue.status === "ready", said);
  assert.ok(settings, "the library was told of the pool");
});

test("one renewal serves all requests; credentials that ran out are renewed once, silently", async () => {
  const before = pool.sessions;
  let refusals = 0;
  cloud.instead = ({ what }) => {
    if (what !== "PutItem learners" || refusals > 0) return undefined;
    refusals += 1;
    return refused("ExpiredTokenException");
  };
  await put();
  assert.equal(refusals, 1);
  assert.equal(pool.sessions, before + 1);
});

test("busy servers are asked again; what is refused is not", async () => {
  for (const [type, status, attempts, kind] of [
    ["ThrottlingException", 400, 4, "throttled"],
    ["AccessDeniedException", 400, 1, "denied"],
    ["ResourceNotFoundException", 400, 4, "unavailable"],
  ] as const) {
    cloud.asked.length = 0;
    cloud.instead = ({ what }) => (what.startsWith("PutItem") ? refused(type, status) : undefined);
    await assert.rejects(put(), { kind });
    assert.equal(cloud.count("PutItem learners"), attempts, type);
  }
});

test("a wrong clock is corrected by the server's time, once", async () => {
  const dates: string[] = [];
  cloud.instead = ({ what, headers }) => {
    if (what !== "PutItem learners") return undefined;
    dates.push(headers.get("x-amz-date") ?? "");
    if (dates.length > 1) return undefined;
    const message = "Signature expired: 20200101T000000Z is now earlier than 20310101T000000Z";
    const date = { date: "Wed, 01 Jan 2031 00:00:00 GMT" };
    return json({ __type: "aws#InvalidSignatureException", message }, 400, date);
  };
  await put();
  assert.deepEqual(
    dates.map((date) => date.startsWith("2031")),
    [false, true],
  );
});

test("a clock that can't be corrected is told as the clock's fault", async () => {
  const message = "Signature not yet current: x is still later than y";
  cloud.instead = ({ what }) =>
    what === "PutItem learners"
      ? json({ __type: "aws#InvalidSignatureException", message }, 400)
      : undefined;
  await assert.rejects(put(), { kind: "clock" });
});

test("another person in another tab: nothing is written as them, and the page becomes theirs", async () => {
  pool.accounts.set("grace@lectern.test", { password: "pw", name: "Grace", confirmed: true });
  localStorage.setItem(LAST, "grace@lectern.test");
  cloud.asked.length = 0;
  await assert.rejects(put(), { kind: "replaced" });
  assert.equal(cloud.count("PutItem learners"), 0);
  remembered("grace@lectern.test");
  tell("storage");
  await until(() => page.values.session.email === "grace@lectern.test", said);
  tell("focus");
  assert.equal(page.values.session.email, "grace@lectern.test");
});

test("signed out in another tab: this one is signed out as well", async () => {
  localStorage.removeItem(LAST);
  tell("pageshow");
  await until(() => page.values.session.status === "signedOut", said);
  assert.equal(page.values.catalogue.status, "signedOut");
});

test("whoever is signed in is led on from the door", async () => {
  await signIn();
  navigate("/sign-in?next=%2Fprofile");
  await at("/profile");
});

test("a session that has ended leads to the door, and from there back", async () => {
  const { failed } = await import("#client/session.ts");
  navigate("/catalogue?x=1");
  await at("/catalogue");
  pool.failing.set("fetchAuthSession", refusal("NotAuthorizedException", "Refresh Token revoked"));
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("ExpiredTokenException") : undefined;
  await put().catch(failed);
  await at("/sign-in");
  assert.equal(new URLSearchParams(location.search).get("next"), "/catalogue?x=1");
  await until(() => page.values.session.notice.includes("has ended"), said);
});

test("a page for everybody stays where it is when the session ends", async () => {
  const { failed } = await import("#client/session.ts");
  await signIn();
  navigate("/");
  await at("/");
  const { Failure } = await import("#client/failures.ts");
  failed(new Failure("expired", "NoSession"));
  await until(() => page.values.session.status === "signedOut", said);
  assert.equal(location.pathname, "/");
});

test("an identity pool that finds the token too old is asked again with a fresh one", async () => {
  const { forgetIdentity } = await import("#client/credentials.ts");
  await signIn();
  forgetIdentity();
  let refusals = 0;
  cloud.instead = ({ what }) => {
    if (what !== "GetId" || refusals > 0) return undefined;
    refusals += 1;
    return refused("NotAuthorizedException");
  };
  await put();
  assert.equal(refusals, 1);
});

test("an identity pool that gives nothing, or a page of a proxy, is a failure of ours", async () => {
  const { forgetIdentity } = await import("#client/credentials.ts");
  const answers = [json({ Credentials: null }), new Response("<h1>no</h1>", { status: 502 })];
  for (const answer of answers) {
    forgetIdentity();
    cloud.instead = ({ what }) =>
      what === "GetCredentialsForIdentity" ? answer.clone() : undefined;
    await assert.rejects(put(), { kind: "unavailable" });
  }
});

test("credentials without an end are held for an hour", async () => {
  const { forgetIdentity, identity } = await import("#client/credentials.ts");
  forgetIdentity();
  cloud.instead = ({ what }) =>
    what === "GetCredentialsForIdentity"
      ? json({ Credentials: { AccessKeyId: "a", SecretKey: "b", SessionToken: "c" } })
      : undefined;
  const [one, other] = await Promise.all([identity(), identity()]);
  assert.equal(one, other);
  assert.equal(await identity(), one);
});

test("a remembered person whose session is gone is signed out without a word", async () => {
  const { enterSession } = await import("#client/session.ts");
  remembered("");
  await enterSession();
  await until(() => page.values.session.status === "signedOut", said);
});
