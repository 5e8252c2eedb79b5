import assert from "node:assert/strict";
import { test } from "node:test";
import { get, projection, put, query, remove } from "#client/expressions.ts";
import { CONTENT_READABLE, LEARNER_WRITABLE } from "#client/generated.ts";

test("every projected name goes through an alias, so that none is a reserved word", () => {
  const { ProjectionExpression, ExpressionAttributeNames } = projection(["status", "text"]);
  assert.equal(ProjectionExpression, "#a0, #a1");
  assert.deepEqual(ExpressionAttributeNames, { "#a0": "status", "#a1": "text" });
});

test("a query names what it reads, as the policy demands", () => {
  const request = query("content", "COURSE#wagtail-7", ["title"]);
  assert.equal(request["Select"], "SPECIFIC_ATTRIBUTES");
  assert.equal(request["KeyConditionExpression"], "#pk = :pk");
  assert.deepEqual(request["ExpressionAttributeValues"], { ":pk": { S: "COURSE#wagtail-7" } });
  assert.deepEqual(request["ExpressionAttributeNames"], { "#a0": "title", "#pk": "pk" });
  assert.equal("Limit" in request, false);
});

test("a query of the newest reads backwards and stops at its limit", () => {
  const request = query("content", "CONTENT#x", ["title"], { newestFirst: true, limit: 2 });
  assert.equal(request["ScanIndexForward"], false);
  assert.equal(request["Limit"], 2);
});

test("a get projects too, and writes ask for nothing in return", () => {
  const key = { pk: "eu-west-1:me", sk: "LIKE#wagtail-1" };
  assert.equal(get("content", key, ["likes"])["ProjectionExpression"], "#a0");
  assert.equal(put("learners", key)["ReturnValues"], "NONE");
  assert.equal(remove("learners", key)["ReturnValues"], "NONE");
});

test("the generated allow-lists hold what the policy lists and nothing internal", () => {
  assert.ok(CONTENT_READABLE.includes("entryVersion"));
  assert.ok(LEARNER_WRITABLE.includes("completedAt"));
  assert.equal((CONTENT_READABLE as readonly string[]).includes("correlationId"), false);
});
