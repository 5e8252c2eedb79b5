/** Days of a calendar, and when they begin in a zone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ownDay } from "#client/ownDay.ts";
import { missed } from "#client/streaks.ts";
import { addDays, beginning, dayThere, daysBetween, isDay } from "#client/zones.ts";

test("a zone that this browser doesn't know counts by its minutes from UTC", () => {
  const unknown = { zone: "Mars/Olympus", offset: "+14:00", day: "2026-03-29" };
  assert.equal(dayThere(unknown, Date.parse("2026-03-28T10:00:00Z")), "2026-03-29");
  assert.equal(beginning(unknown, "2026-03-29"), Date.parse("2026-03-28T10:00:00Z"));
  assert.equal(missed(unknown, { ...unknown, day: "2026-03-31" }), true);
});

test("a day is kept with its clock's distance from UTC", () => {
  const moment = Date.parse("2026-03-28T20:00:00Z");
  const kept = ["Asia/Kathmandu", "America/St_Johns", "UTC"].map((zone) => {
    process.env["TZ"] = zone;
    return ownDay(moment);
  });
  assert.deepEqual(
    kept.map(({ day, offset }) => day + offset),
    ["2026-03-29+05:45", "2026-03-28-02:30", "2026-03-28+00:00"],
  );
});

test("a day is one of the calendar's", () => {
  for (const day of ["2026-02-28", "2024-02-29", "1970-01-01", "9999-12-31"]) assert.ok(isDay(day));
  for (const day of ["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-03-29T"])
    assert.equal(isDay(day), false, day);
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(addDays("2026-03-01", -1), "2026-02-28");
});
