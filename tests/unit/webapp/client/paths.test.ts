import assert from "node:assert/strict";
import { test } from "node:test";
import { idIn, lessonHref, needsSession, safeNext, signInHref } from "#client/paths.ts";

test("a path of this site is taken as it is", () => {
  assert.equal(safeNext("/lessons/wagtail-1/x?a=b#c"), "/lessons/wagtail-1/x?a=b#c");
});

const ELSEWHERE = [
  null,
  "",
  "catalogue",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n//evil.example",
  "/./\\evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  " /x",
];

for (const next of ELSEWHERE) {
  test(`after the sign-in nobody is led to ${JSON.stringify(next)}`, () => {
    assert.equal(safeNext(next), "/catalogue");
  });
}

test("the sign-in page never leads back to itself", () => {
  assert.equal(safeNext("/sign-in?next=/sign-in"), "/catalogue");
  assert.equal(signInHref("/sign-in"), "/sign-in");
  assert.equal(signInHref("/"), "/sign-in");
  assert.equal(signInHref("/search?q=a b"), "/sign-in");
  assert.equal(signInHref("/search?q=a"), "/sign-in?next=%2Fsearch%3Fq%3Da");
});

test("the id in an address is read back from what was built", () => {
  assert.equal(idIn(lessonHref("wagtail-1", "über uns"), "lessons"), "wagtail-1");
  assert.equal(idIn("/lessons/wagtail-1/x", "courses"), "");
  assert.equal(idIn("/lessons/%E0%A4%A/x", "lessons"), "");
});

test("public pages are not left when a session ends", () => {
  assert.equal(needsSession("/"), false);
  assert.equal(needsSession("/sign-in"), false);
  assert.equal(needsSession("/lessons/wagtail-1/x"), true);
});
