/** The statistics page: everything on it is counted from the learner's items. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { signedIn, SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { readingOf, statisticsOf, weekOf } from "#client/statistics.ts";
import { addDays } from "#client/zones.ts";
import type { Listed } from "#client/catalogue.ts";

process.env["TZ"] = "Europe/Berlin";
const NOW = Date.parse("2026-03-29T12:00:00Z"); // a Sunday, and a day of 23 hours
const TODAY = "2026-03-29";

const active = (day: string, id: string, zone = "Europe/Berlin", offset = "+01:00") => ({
  sk: `ACTIVE#${day}${offset}#${id}`,
  zone,
});
const card = (contentId: string) => ({
  contentId,
  title: contentId,
  href: `/${contentId}`,
  lang: "en",
});
const listed = [
  { card: card("c1"), translationKey: "c1", lessonIds: ["l1", "l2", "l3"] },
  { card: card("c2"), translationKey: "c2", lessonIds: ["m1"] },
] as unknown as Listed[];
const of = (items: Record<string, string>[]) => statisticsOf(readingOf(items), listed, NOW, "en");

test("nothing read is nothing to show", () => {
  const none = of([{ sk: "PROFILE" }, { sk: "PROGRESS#l1" }]);
  assert.equal(none.begun, false);
  assert.deepEqual([none.streak, none.streakSpan, none.longest], [0, "", 0]);
});

test("a streak counts days, however many lessons and zones each has", () => {
  const own = of([
    active(TODAY, "l1", "Europe/Berlin", "+02:00"),
    active("2026-03-28", "l1"),
    active("2026-03-28", "l1", "Europe/London", "+00:00"),
    active("2026-03-28", "l2"),
    active("2026-03-20", "l1"),
  ]);
  assert.deepEqual([own.streak, own.longest, own.daysRead], [2, 2, 3]);
  assert.equal(own.streakSpan, "March 28, 2026 – March 29, 2026");
});

test("the year is a row for each weekday and a column for each week, this one last", () => {
  const own = of([
    active("2026-03-28", "l1"),
    active("2026-03-28", "l2"),
    active("2025-03-30", "l1"),
  ]);
  assert.deepEqual(
    own.rows.map(({ name }) => name),
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  );
  assert.ok(own.rows.every(({ days }) => days.length === 53));
  const saturday = own.rows[5]?.days.at(-1);
  assert.deepEqual(saturday, { label: "March 28, 2026: 2 lessons", count: "2", level: 2 });
  assert.equal(own.rows[6]?.days.at(-1)?.label, "March 29, 2026: no lessons");
  assert.equal(own.rows[6]?.days[0]?.label, "March 30, 2025: 1 lesson");
  const months = own.months.filter(Boolean).join(" ");
  assert.equal(own.months[0], "", "the March of a year ago has no room before April");
  assert.equal(months, "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar");
});

test("a day that is still to come has neither shade nor words", () => {
  const monday = statisticsOf(readingOf([]), listed, Date.parse("2026-03-30T12:00:00Z"), "en");
  const [first, second] = monday.rows.map(({ days }) => days.at(-1));
  assert.equal(first?.level, 0);
  assert.deepEqual(second, { label: "", count: "", level: -1 });
});

test("weeks begin on Monday by the learner's own day of each completion", () => {
  assert.equal(weekOf(TODAY), "2026-03-23");
  assert.equal(weekOf("2026-03-23"), "2026-03-23");
  const own = of([
    { sk: "PROGRESS#l1", day: TODAY },
    { sk: "PROGRESS#l2", day: "2026-03-23" },
    { sk: "PROGRESS#m1", day: "2026-03-22" },
    { sk: "PROGRESS#l3", day: addDays(TODAY, -400) },
  ]);
  const last = own.weeks
    .slice(-2)
    .map(({ label, count, size, rest }) => [label, count, size, rest]);
  assert.deepEqual(last, [
    ["Mar 16", "1", 50, 50],
    ["Mar 23", "2", 100, 0],
  ]);
  assert.equal(own.weeks.length, 12);
  assert.equal(own.lessonsRead, 4);
  assert.deepEqual(
    own.courses.map(({ label, count, size }) => [label, count, size]),
    [
      ["c1", "3 of 3", 100],
      ["c2", "1 of 1", 100],
    ],
  );
});

test("what isn't written as the site writes it is left out", () => {
  const odd = [
    active("2026-02-30", "l1"),
    active("2099-01-01", "l1"),
    { sk: "ACTIVE#2026-03-28#l1", zone: "Europe/Berlin" },
    { sk: "ACTIVE#", zone: "" },
    { sk: "PROGRESS#l1", day: "yesterday" },
  ];
  const own = of(odd);
  assert.deepEqual([own.streak, own.longest, own.daysRead, own.lessonsRead], [0, 0, 0, 0]);
});

test("the page reads the partition by one Query, and counts what waits too", async () => {
  const { useStatistics } = await import("#client/statisticsPage.ts");
  const { noteDay } = await import("#client/places.ts");
  cloud.put("learners", { pk: SUB, sk: "PROGRESS#l1", lessonId: "l1", day: "2026-03-01" });
  const page = await signedIn("/catalogue", {});
  const { learner } = await import("#client/learner.ts");
  await until(() => learner.get().loaded);
  page.leave();
  const { open } = await import("./standins/site.ts");
  cloud.asked.length = 0;
  const shown = await open("/statistics", { useStatistics });
  const own = (): ReturnType<typeof useStatistics> => shown.values.useStatistics;
  await until(
    () => own().status === "ready",
    () => JSON.stringify(own()),
  );
  assert.equal(cloud.count("Query learners"), 1);
  assert.deepEqual([own().lessonsRead, own().streak], [1, 0]);
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  noteDay("l1");
  await until(
    () => own().streak === 1,
    () => JSON.stringify(own()),
  );
  shown.leave();
});
