import assert from "node:assert/strict";
import { test } from "node:test";
import { followed, listedOf } from "#client/catalogue.ts";
import { catalogue, catalogueView } from "#client/courseViews.ts";
import * as keys from "#client/keys.ts";
import { languageName } from "#client/language.ts";
import { learner, learnerOf } from "#client/learner.ts";

const course = (id: string, locale: string, translationKey = "") => ({
  sk: `COURSE#00001#${id}`,
  contentId: id,
  slug: "c",
  title: `Course ${id}`,
  locale,
  translationKey,
});
const lesson = (courseId: string, id: string) => ({
  sk: `LESSON#${courseId}#${id}`,
  contentId: id,
  courseId,
});
const shown = (...items: Parameters<typeof listedOf>[0]) => {
  catalogue.replace(listedOf(items));
  return catalogueView
    .get()
    .courses.map(({ contentId, completedLessons, lessonCount }) => [
      contentId,
      completedLessons,
      lessonCount,
    ]);
};

test("a lesson that moved is counted where it stands, and taken back by its own key", () => {
  learner.set(learnerOf(["l1", "l2"].map((id) => ({ sk: `PROGRESS#${id}`, lessonId: id }))));
  const [a, b] = [course("a", "en"), course("b", "en")];
  assert.deepEqual(shown(a, b, lesson("a", "l1"), lesson("a", "l2"), lesson("b", "l3")), [
    ["a", 2, 2],
    ["b", 0, 1],
  ]);
  assert.deepEqual(shown(a, b, lesson("a", "l2"), lesson("b", "l1"), lesson("b", "l3")), [
    ["a", 1, 1],
    ["b", 1, 2],
  ]);
  assert.deepEqual(keys.progress("me", "l1"), { pk: "me", sk: "PROGRESS#l1" });
});

test("a withdrawn lesson that was read counts nowhere", () => {
  learner.set(learnerOf([{ sk: "PROGRESS#gone", lessonId: "gone" }]));
  assert.deepEqual(shown(course("a", "en"), lesson("a", "l1")), [["a", 0, 1]]);
});

test("the first translated course does not hide what isn't translated", () => {
  const german = listedOf([course("de1", "de", "t1"), course("de2", "de")]);
  const english = listedOf([course("en1", "en", "t1"), course("en2", "en", "t2"), course("x", "en")]);
  const all = followed(german, english);
  assert.deepEqual(
    all.map(({ card }) => [card.contentId, card.lang, card.languageName]),
    [
      ["de1", "de", ""],
      ["de2", "de", ""],
      ["en2", "en", "English"],
      ["x", "en", "English"],
    ],
  );
});

test("a language is called by its own name", () => {
  assert.equal(languageName("de"), "Deutsch");
  assert.equal(languageName("not a tag"), "not a tag");
});
