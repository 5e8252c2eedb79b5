import assert from "node:assert/strict";
import { test } from "node:test";
import "./standins/page.ts";
import { directionOf, dress } from "#client/prose.ts";

test("a list or a quotation runs as its first letter does, whatever stands before that", () => {
  assert.equal(directionOf("البند الأول: get_item()"), "rtl");
  assert.equal(directionOf("42. שלום (hello)"), "rtl");
  assert.equal(directionOf("Mixed: שלום"), "ltr");
  assert.equal(directionOf("42"), "ltr");
});

test("a lesson's headings are named for links; a comment's may take no other element's name", () => {
  const text = document.createElement("div");
  text.innerHTML = "<h4>Write</h4><p>אב</p>";
  dress(text, false);
  assert.equal(text.querySelector("h4")?.id, "");
  assert.equal(text.querySelector("p")?.dir, "rtl");
  dress(text, true);
  assert.equal(text.querySelector("h4")?.id, "write");
});
