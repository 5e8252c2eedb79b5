import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorOf, safeAddress } from "#client/addresses.ts";

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
  "/\t/evil.example",
  "java\tscript:alert(1)",
  "\u00a0javascript:alert(1)",
  "telx:1",
  "relative",
  "",
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

test("an anchor leads to its heading, written as its words or as what they become", () => {
  assert.equal(safeAddress("#Sort Keys"), "#sort-keys");
  assert.equal(safeAddress("#sort-keys"), "#sort-keys");
});

test("what browsers take off an address is no part of it", () => {
  assert.equal(safeAddress(" \u0001\thttps://x.example/ \n"), "https://x.example/");
});
