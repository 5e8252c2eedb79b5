import assert from "node:assert/strict";
import { test } from "node:test";
import { dueText, isDate, isOverdue, today } from "#client/dueDates.ts";

test("a day is one of the calendar", () => {
  for (const day of ["2026-11-27", "2028-02-29", "0001-01-01"]) assert.ok(isDate(day), day);
  for (const text of ["", "2026-02-29", "2026-13-01", "27.11.2026", "2026-11-27T00:00:00Z"]) {
    assert.equal(isDate(text), false, text);
  }
});

test("a day near today is said as one says it, another by its date", () => {
  const from = "2026-12-31";
  assert.equal(dueText("2026-12-31", from), "due today");
  assert.equal(dueText("2027-01-01", from), "due tomorrow");
  assert.equal(dueText("2026-12-30", from), "was due yesterday");
  assert.equal(dueText("2026-12-24", from), "was due on Thursday, December 24");
  assert.equal(dueText("2027-01-04", from), "due on Monday, January 4, 2027");
  assert.equal(dueText("", from), "");
});

test("what is due today is not overdue", () => {
  assert.equal(isOverdue("2026-12-31", "2026-12-31"), false);
  assert.equal(isOverdue("2026-12-30", "2026-12-31"), true);
  assert.equal(isOverdue("", "2026-12-31"), false);
});

test("today is the day where the learner is", (context) => {
  const before = process.env["TZ"];
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-27T10:30:00Z") });
  try {
    process.env["TZ"] = "Pacific/Kiritimati";
    assert.equal(today(), "2026-11-28");
    process.env["TZ"] = "Pacific/Pago_Pago";
    assert.equal(today(), "2026-11-26");
  } finally {
    process.env["TZ"] = before;
  }
});
