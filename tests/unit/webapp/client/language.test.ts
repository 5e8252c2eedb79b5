import assert from "node:assert/strict";
import { test } from "node:test";
import { dateText, language } from "#client/language.ts";
import { learner, learnerOf } from "#client/learner.ts";
import { contentOf } from "#client/lesson.ts";
import { QUIET } from "#client/lessonPage.ts";
import { lessonState } from "#client/lessonView.ts";

/** The cleaning has tests of its own (tests/browser/test_sanitisers.py). */
const AS_IT_IS = { text: (html: string) => html, line: (html: string) => html };

const choose = (tag: string): void =>
  learner.set(learnerOf([{ sk: "PREFERENCES", language: tag }]));

test("the language is what the learner chose, and what is no language tag is no choice", () => {
  choose("de");
  assert.equal(language(), "de");
  choose("zh-Hant");
  assert.equal(language(), "zh-Hant", "a course may be written in it, so it can be chosen");
  choose("../x");
  assert.equal(language(), "en");
  choose("");
  assert.equal(language(), "en");
});

test("dates are written in it", () => {
  assert.equal(dateText("2026-03-02T12:00:00Z", "de"), "2. März 2026");
  assert.equal(dateText("2026-03-02T12:00:00Z", "en"), "March 2, 2026");
  assert.equal(dateText("2026-03-02T12:00:00Z", "de-ab-cd"), "March 2, 2026");
  assert.equal(dateText("no date", "de"), "");
});

test("a lesson's date follows the choice without reading the lesson again", () => {
  const entry = { sk: "ENTRY", status: "published", title: "T", publishedAt: "2026-03-02T12:00Z" };
  const content = contentOf([entry], AS_IT_IS);
  const marks = {
    marked: new Set<string>(),
    refused: new Map<string, string>(),
    places: new Map(),
  };
  const shown = (): string =>
    lessonState("wagtail-2", content, QUIET, marks, new Map()).lesson.publishedAtText;
  choose("de");
  assert.equal(shown(), "2. März 2026");
  choose("en");
  assert.equal(shown(), "March 2, 2026");
});
