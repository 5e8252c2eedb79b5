import assert from "node:assert/strict";
import { test } from "node:test";
import { doorHref, idIn, lessonHref, needsSession, safeNext, signInHref } from "#client/paths.ts";

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

test("who has to sign up first still arrives where they were going", () => {
  const lesson = "/lessons/wagtail-1/x?a=b";
  const signUp = doorHref("/sign-up", signInHref(lesson));
  const confirm = doorHref("/confirm", signUp);
  const goal = new URLSearchParams(confirm.split("?")[1]).get("next");
  assert.equal(confirm.split("?")[0], "/confirm");
  assert.equal(safeNext(goal), lesson);
});

test("no page of the account hands on a goal outside this site", () => {
  assert.equal(doorHref("/sign-up", "/sign-in?next=//evil.example"), "/sign-up");
  assert.equal(doorHref("/sign-up", "/sign-in?next=https%3A%2F%2Fevil.example"), "/sign-up");
  assert.equal(doorHref("/confirm", "/sign-up"), "/confirm");
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
