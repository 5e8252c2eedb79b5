import assert from "node:assert/strict";
import { test } from "node:test";
import { outlineOf } from "#client/course.ts";
import { courseState } from "#client/courseViews.ts";
import { failureOf } from "#client/dynamodb.ts";
import type { Failure } from "#client/failures.ts";
import { learnerOf } from "#client/learner.ts";
import { contentOf } from "#client/lesson.ts";
import { mustRead } from "#client/lessonPage.ts";
import { neighbours } from "#client/lessonView.ts";
import { tableHtml } from "#client/table.ts";
import { idsOf } from "#client/wishes.ts";

/** The cleaning has tests of its own (tests/browser/test_sanitisers.py). */
const AS_IT_IS = { text: (html: string) => html, line: (html: string) => html };

const HEAD = { sk: "COURSE", contentId: "wagtail-1", slug: "c", title: "Course" };
const lesson = (id: number) => ({
  sk: `LESSON#0000${id}#wagtail-1${id}`,
  contentId: `wagtail-1${id}`,
  slug: "l",
  title: `Lesson ${id}`,
  position: id,
});
const OUTLINE = outlineOf([HEAD, lesson(1), lesson(2), lesson(3)]);

test("a course without its head is not there", () => {
  assert.throws(
    () => outlineOf([lesson(1)]),
    (thrown: Failure) => thrown.kind === "missing",
  );
});

const place = (anchor: string, part: number, updatedAt: string) => ({ anchor, part, updatedAt });

test("a course resumes at the first lesson that is not completed", () => {
  const state = courseState(OUTLINE, new Set(["wagtail-11", "withdrawn-since"]), new Map());
  assert.equal(state.resumeHref, "/lessons/wagtail-12/l");
  assert.equal(state.completedCount, 1);
  assert.equal(state.course.percent, 33);
});

test("it resumes where the reader was last, unless they completed that lesson", () => {
  const at = new Map([
    ["wagtail-11", place("one", 100, "2026-03-03T00:00:00Z")],
    ["wagtail-12", place("keys", 40, "2026-03-01T00:00:00Z")],
    ["wagtail-13", place("größe", 50, "2026-03-02T00:00:00Z")],
  ]);
  const state = courseState(OUTLINE, new Set(["wagtail-11"]), at);
  assert.equal(state.resumeHref, "/lessons/wagtail-13/l#gr%C3%B6%C3%9Fe");
  assert.deepEqual(
    state.lessons.map(({ percent }) => percent),
    [100, 40, 50],
  );
  assert.equal(state.course.percent, 63);
});

test("a course whose lessons were read to the end is not complete before each is marked", () => {
  const ids = ["wagtail-11", "wagtail-12", "wagtail-13"];
  const at = new Map(ids.map((id) => [id, place("", 100, "2026-03-01T00:00:00Z")]));
  assert.equal(courseState(OUTLINE, new Set(), at).course.percent, 99);
  assert.equal(courseState(OUTLINE, new Set(ids), new Map()).course.percent, 100);
  assert.equal(courseState(OUTLINE, new Set(), new Map()).course.begun, false);
  assert.equal(courseState(OUTLINE, new Set(), at).course.begun, true);
});

test("a lesson knows its neighbours, and the ends have none", () => {
  assert.deepEqual(neighbours(OUTLINE.lessons, "wagtail-12"), [
    { href: "/lessons/wagtail-11/l", title: "Lesson 1" },
    { href: "/lessons/wagtail-13/l", title: "Lesson 3" },
  ]);
  assert.equal(neighbours(OUTLINE.lessons, "wagtail-11")[0].href, "");
  assert.equal(neighbours(OUTLINE.lessons, "elsewhere")[1].href, "");
});

test("a tombstone is a lesson that is not there", () => {
  const tombstone = { sk: "ENTRY", contentId: "wagtail-2", status: "unpublished", version: 9 };
  assert.throws(
    () => contentOf([tombstone], AS_IT_IS),
    (thrown: Failure) => thrown.kind === "missing",
  );
});

test("one answer holds the lesson and its counters, and odd values count as absent", () => {
  const entry = { sk: "ENTRY", status: "published", title: "T", version: 4, blocks: [null, {}] };
  const content = contentOf([{ sk: "STATS", likes: -2, entryVersion: 4 }, entry], AS_IT_IS);
  assert.equal(content.version, 4);
  assert.deepEqual(content.counters, { likes: 0, comments: 0, discussion: 0, entryVersion: 4 });
  assert.equal(content.blocks.length, 1);
});

test("the entry is read again when its version changed, and not for ever", () => {
  const fresh = { version: 0, tries: 0 };
  assert.equal(mustRead(5, 5, fresh), false);
  assert.equal(mustRead(0, 5, fresh), false);
  assert.equal(mustRead(6, 5, fresh), true);
  assert.equal(mustRead(6, 5, { version: 6, tries: 5 }), false);
  assert.equal(mustRead(7, 5, { version: 6, tries: 5 }), true);
});

test("a partition is read into likes, progress and what was chosen", () => {
  const own = learnerOf([
    { sk: "LIKE#wagtail-2", contentId: "wagtail-2" },
    { sk: "PROGRESS#wagtail-2", lessonId: "wagtail-2" },
    { sk: "PREFERENCES", theme: "purple" },
  ]);
  assert.deepEqual([...idsOf(own.keys, "LIKE#")], ["wagtail-2"]);
  assert.deepEqual([...idsOf(own.keys, "PROGRESS#")], ["wagtail-2"]);
  assert.equal(own.preferences?.theme, "system");
  assert.equal(own.profile, null);
});

test("DynamoDB's errors get their meaning from their name, others from their status", () => {
  const body = (name: string): string => JSON.stringify({ __type: `com.amazon.coral#${name}` });
  assert.equal(failureOf(400, body("ExpiredTokenException")).kind, "expired");
  assert.equal(failureOf(400, body("AccessDeniedException")).kind, "denied");
  assert.equal(failureOf(400, body("ThrottlingException")).kind, "throttled");
  assert.equal(failureOf(502, "<html>").kind, "unavailable");
});

test("a lesson knows its own address, and a course that was asked for as one has its own", () => {
  const entry = { sk: "ENTRY", status: "published", contentId: "wagtail-4", slug: "s" };
  assert.equal(
    contentOf([{ ...entry, contentType: "lesson" }], AS_IT_IS).href,
    "/lessons/wagtail-4/s",
  );
  assert.equal(
    contentOf([{ ...entry, contentType: "course" }], AS_IT_IS).href,
    "/courses/wagtail-4/s",
  );
});

test("a table is written with its cells cleaned and its columns aligned", () => {
  const rows = [["<code>cp</code>", "<b>2</b>"], "no row"];
  const from = { header: ["A", "B"], alignments: ["", "right"], rows };
  const html = tableHtml(from, (cell) => cell.toUpperCase());
  assert.ok(html.startsWith('<table><thead><tr><th scope="col" dir="auto">A</th>'));
  assert.ok(html.includes('<td class="align-right" dir="auto"><B>2</B></td>'));
  assert.equal(
    tableHtml({ rows }, (cell) => cell),
    "",
  );
});

test("an outline counts its lessons, whatever positions they have", () => {
  const twice = outlineOf([HEAD, lesson(2), lesson(2), lesson(7)]);
  assert.deepEqual(
    twice.lessons.map(({ position }) => position),
    [1, 2, 3],
  );
});
