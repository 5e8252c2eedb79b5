/** Days of the learner's own calendar, and how one says when something is due. */

import { now } from "./clock.ts";
import { DEFAULT_LOCALE } from "./generated.ts";
import { ownDay } from "./ownDay.ts";

const DATE = /^\d{4}-\d\d-\d\d$/;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The day as a number that grows by one a day; NaN for what is no date. Days have no time zone. */
function dayOf(date: string): number {
  const time = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return Number.NaN;
  const real = new Date(time).toISOString().startsWith(date); // there is no February 30
  return real ? time / DAY_MILLISECONDS : Number.NaN;
}

export const isDate = (date: string): boolean => !Number.isNaN(dayOf(date));

/** Today where the learner is. */
export const today = (): string => ownDay(now()).day;

export const isOverdue = (due: string, from = today()): boolean => dayOf(due) < dayOf(from);

const WORDS = ["yesterday", "today", "tomorrow"];

/** "due tomorrow", "was due on Monday, November 30"; empty for no date. */
export function dueText(due: string, from = today()): string {
  const day = dayOf(due);
  if (Number.isNaN(day)) return "";
  const verb = isOverdue(due, from) ? "was due" : "due";
  const word = WORDS[day - dayOf(from) + 1];
  if (word) return `${verb} ${word}`;
  const year = due.slice(0, 4) === from.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  const format = new Intl.DateTimeFormat(DEFAULT_LOCALE, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
    ...year,
  });
  return `${verb} on ${format.format(day * DAY_MILLISECONDS)}`;
}
