/** Expected values: AWS's published Signature Version 4 test suite ("aws-sig-v4-test-suite"). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { amzDate, signed } from "#client/sigv4.ts";

const KEY = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  sessionToken: "",
};
const NOW = new Date("2015-08-30T12:36:00.000Z");

async function signatureOf(method: string, path: string, key = KEY): Promise<string> {
  const url = new URL(`https://example.amazonaws.com${path}`);
  const request = { method, url, headers: {}, body: "" };
  const headers = await signed(request, key, "us-east-1", "service", NOW);
  return headers["authorization"]?.split("Signature=")[1] ?? "";
}

test("get-vanilla", async () => {
  const expected = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
  assert.equal(await signatureOf("GET", "/"), expected);
});

test("post-vanilla", async () => {
  const expected = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b";
  assert.equal(await signatureOf("POST", "/"), expected);
});

test("get-vanilla-query-order-key-case", async () => {
  const expected = "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500";
  assert.equal(await signatureOf("GET", "/?Param2=value2&Param1=value1"), expected);
});

test("the session token is sent and signed", async () => {
  const url = new URL("https://example.amazonaws.com/");
  const request = { method: "POST", url, headers: { "x-amz-target": "T" }, body: "{}" };
  const key = { ...KEY, sessionToken: "TOKEN" };
  const headers = await signed(request, key, "eu-west-1", "dynamodb", NOW);
  assert.equal(headers["x-amz-security-token"], "TOKEN");
  const names = "SignedHeaders=host;x-amz-date;x-amz-security-token;x-amz-target,";
  assert.ok(headers["authorization"]?.includes(names));
});

test("a date in Amazon's form has neither separators nor fractions", () => {
  assert.equal(amzDate(new Date("2026-01-02T03:04:05.678Z")), "20260102T030405Z");
});
