import assert from "node:assert/strict";
import { test } from "node:test";
import { directionOf } from "#client/prose.ts";

test("a list or a quotation runs as its first letter does, whatever stands before that", () => {
  assert.equal(directionOf("البند الأول: get_item()"), "rtl");
  assert.equal(directionOf("42. שלום (hello)"), "rtl");
  assert.equal(directionOf("Mixed: שלום"), "ltr");
  assert.equal(directionOf("42"), "ltr");
});
