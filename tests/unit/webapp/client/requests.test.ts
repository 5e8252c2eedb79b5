/** Every kind of request meets every kind of failure: each ends, in words, and in few attempts. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { retryAfterOf, within } from "#client/answers.ts";
import { config } from "#client/config.ts";
import { failureOf as apiFailure } from "#client/api.ts";
import { failureOf as tableFailure } from "#client/dynamodb.ts";
import { asFailure, Failure } from "#client/failures.ts";
import { filmFailure } from "#client/filmAddress.ts";
import { failureOf as poolFailure, poolCredentials } from "#client/identityPool.ts";
import { retrying } from "#client/retry.ts";

const SETTINGS = {
  region: "eu-west-1",
  userPoolId: "pool",
  userPoolClientId: "client",
  identityPoolId: "identities",
  contentTable: "content",
  learnersTable: "learners",
  apiUrl: "https://api.test",
  mediaOrigin: "",
};
const FAILING: Record<string, () => Promise<Response>> = {
  "no answer": () => Promise.reject(new DOMException("late", "TimeoutError")),
  offline: () => Promise.reject(new TypeError("Failed to fetch")),
  "500": () => Promise.resolve(new Response("<h1>no</h1>", { status: 500 })),
  "429": () => Promise.resolve(new Response("{}", { status: 429 })),
  garbage: () => Promise.resolve(new Response("<h1>welcome</h1>", { status: 200 })),
};
const REQUESTS: Record<string, () => Promise<unknown>> = {
  "the configuration": config,
  "the identity pool": () => poolCredentials(SETTINGS, "token"),
};
const shipped = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = shipped;
});

for (const [what, ask] of Object.entries(REQUESTS)) {
  for (const [how, answer] of Object.entries(FAILING)) {
    test(`${what}, ${how}: it ends, in words, after few attempts`, async () => {
      let attempts = 0;
      globalThis.fetch = () => {
        attempts += 1;
        return answer();
      };
      const thrown = await ask().then(
        () => null,
        (failure: unknown) => failure,
      );
      assert.ok(thrown instanceof Failure && thrown.message.endsWith("."), String(thrown));
      assert.ok(attempts >= 2 && attempts <= 4, String(attempts));
    });
  }
}

test("every status has a kind and words, whoever answers", () => {
  for (const status of [400, 401, 403, 404, 413, 429, 500, 502, 503, 504]) {
    const failures = [
      apiFailure(status, "", "Search can't be reached."),
      filmFailure(status, ""),
      tableFailure(status, "<h1>no</h1>"),
      poolFailure(status, "<h1>no</h1>"),
    ];
    for (const failure of failures) assert.match(failure.message, /\.$/, String(status));
    if (status === 429) assert.ok(failures.every(({ kind }) => kind === "throttled"));
    if (status >= 500) assert.ok(failures.every(({ kind }) => kind === "unavailable"));
  }
});

test("whoever asks very often is told so, and not that others do", () => {
  for (const meaning of [
    apiFailure(429, "asked-too-often", ""),
    filmFailure(429, "asked-too-often"),
  ]) {
    assert.match(meaning.message, /^You asked very often/);
  }
  assert.match(apiFailure(429, "", "").message, /^It's busy/);
});

test("a firewall's refusal does not end the session; an old token does", () => {
  assert.equal(apiFailure(403, "", "").kind, "denied");
  assert.equal(apiFailure(401, "", "").kind, "expired");
});

test("a busy identity pool is told from one that refuses the token", () => {
  assert.equal(poolFailure(400, '{"__type":"TooManyRequestsException"}').kind, "throttled");
  assert.equal(poolFailure(400, '{"__type":"a#NotAuthorizedException"}').kind, "expired");
});

test("what a service asks for is waited; whoever asks for long is not asked again", async () => {
  const waits: number[] = [];
  const busy = (after: number) => () => Promise.reject(new Failure("throttled", "x", "x", after));
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  await assert.rejects(retrying(busy(1000), wait, () => 0));
  assert.deepEqual(waits, [1000, 1000, 1000]);
  await assert.rejects(retrying(busy(60_000), wait, () => 0));
  assert.equal(waits.length, 3);
});

test("Retry-After is read as seconds and as a date", () => {
  assert.equal(retryAfterOf("2", 0), 2000);
  assert.equal(retryAfterOf("Thu, 01 Jan 1970 00:00:09 GMT", 4000), 5000);
  assert.equal(retryAfterOf("soon", 0), 0);
  assert.equal(retryAfterOf(null, 0), 0);
});

test("work that never ends is given up", async () => {
  await assert.rejects(within(new Promise(() => undefined), 1), { kind: "silent" });
});

test("a full or blocked storage is called that, not a fault of ours", () => {
  for (const name of ["QuotaExceededError", "SecurityError"]) {
    const failure = asFailure(Object.assign(new Error("no"), { name }));
    assert.equal(failure.kind, "storage");
    assert.match(failure.message, /storage/);
  }
});
