import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder, languagesIn, listedOf } from "#client/catalogue.ts";
import { catalogue, catalogueView } from "#client/courseViews.ts";
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
});

test("a withdrawn lesson that was read counts nowhere", () => {
  learner.set(learnerOf([{ sk: "PROGRESS#gone", lessonId: "gone" }]));
  assert.deepEqual(shown(course("a", "en"), lesson("a", "l1")), [["a", 0, 1]]);
});

const told = (locale: string, id: string) => ({
  sk: `LANGUAGE#${locale}#${id}`,
  contentId: id,
  locale,
});
const named = (listed: ReturnType<typeof listedOf>, chosen: string) =>
  inOrder(listed, chosen).map(({ card }) => [card.contentId, card.lang, card.languageName]);

test("every course is listed once: in the reader's language, the default one, or another", () => {
  const all = listedOf([
    course("fr1", "fr", "t2"),
    course("fr2", "fr", "t3"),
    course("ar1", "ar", "t3"),
    course("en1", "en", "t1"),
    course("en2", "en", "t2"),
    course("x", "en"),
    told("de", "de1"),
    course("de1", "de", "t1"),
    course("de2", "de"),
  ]);
  assert.deepEqual(named(all, "de"), [
    ["de1", "de", ""],
    ["de2", "de", ""],
    ["en2", "en", "English"],
    ["x", "en", "English"],
    ["ar1", "ar", "العربية"],
  ]);
  assert.deepEqual(named(all, "en"), [
    ["en1", "en", ""],
    ["en2", "en", ""],
    ["x", "en", ""],
    ["ar1", "ar", "العربية"],
    ["de2", "de", "Deutsch"],
  ]);
});

test("the default catalogue tells which languages there are", () => {
  const rows = [course("a", "en"), course("b", "en"), told("fr", "c"), lesson("a", "l")];
  assert.deepEqual(languagesIn(rows), ["en", "fr"]);
});

test("a language is called by its own name", () => {
  assert.equal(languageName("de"), "Deutsch");
  assert.equal(languageName("not a tag"), "not a tag");
});
