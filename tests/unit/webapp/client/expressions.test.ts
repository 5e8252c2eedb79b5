import assert from "node:assert/strict";
import { test } from "node:test";
import { projection, put, query, remove } from "#client/expressions.ts";
import { CONTENT_READABLE, LEARNER_WRITABLE } from "#client/generated.ts";

test("every projected name goes through an alias, so that none is a reserved word", () => {
  const { ProjectionExpression, ExpressionAttributeNames } = projection(["status", "title"]);
  assert.equal(ProjectionExpression, "#a0, #a1");
  assert.deepEqual(ExpressionAttributeNames, { "#a0": "status", "#a1": "title" });
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

test("one item is read by a query too, which names both parts of its key", () => {
  const request = query("content", "CONTENT#x", ["likes"], { sk: "STATS" });
  assert.equal(request["KeyConditionExpression"], "#pk = :pk AND #sk = :sk");
  assert.deepEqual(request["ExpressionAttributeValues"], {
    ":pk": { S: "CONTENT#x" },
    ":sk": { S: "STATS" },
  });
  assert.deepEqual(request["ExpressionAttributeNames"], {
    "#a0": "likes",
    "#pk": "pk",
    "#sk": "sk",
  });
});

test("writes ask for nothing in return", () => {
  const key = { pk: "eu-west-1:me", sk: "LIKE#wagtail-1" };
  assert.equal(put("learners", key)["ReturnValues"], "NONE");
  assert.equal(remove("learners", key)["ReturnValues"], "NONE");
});

test("the generated allow-lists hold what the policy lists and nothing internal", () => {
  assert.ok(CONTENT_READABLE.includes("entryVersion"));
  assert.ok(LEARNER_WRITABLE.includes("completedAt"));
  assert.equal((CONTENT_READABLE as readonly string[]).includes("correlationId"), false);
});
