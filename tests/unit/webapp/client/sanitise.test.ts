import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorOf, directionOf, safeAddress } from "#client/sanitise.ts";

for (const address of [
  "https://x.example/",
  "mailto:x@example.org",
  "tel:+4912345",
  "#install",
  "/a",
]) {
  test(`a link may lead to ${address}`, () => {
    assert.equal(safeAddress(address), address);
  });
}

for (const address of [
  "javascript:alert(1)",
  "data:text/html,x",
  "//evil.example",
  "/\\evil.example",
  "telx:1",
]) {
  test(`a link never leads to ${JSON.stringify(address)}`, () => {
    assert.equal(safeAddress(address), "");
  });
}

test("a heading is called by its words", () => {
  assert.equal(anchorOf("Install: the `CLI`, twice"), "install-the-cli-twice");
  assert.equal(anchorOf("Größe und Straße"), "größe-und-straße");
  assert.equal(anchorOf("?!"), "");
});

test("a list or a quotation runs as its first letter does, whatever stands before that", () => {
  assert.equal(directionOf("البند الأول: get_item()"), "rtl");
  assert.equal(directionOf("42. שלום (hello)"), "rtl");
  assert.equal(directionOf("Mixed: שלום"), "ltr");
  assert.equal(directionOf("42"), "ltr");
});

test("an anchor leads to its heading, written as its words or as what they become", () => {
  assert.equal(safeAddress("#Sort Keys"), "#sort-keys");
  assert.equal(safeAddress("#sort-keys"), "#sort-keys");
});
