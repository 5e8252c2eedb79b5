/**
 * The statistics of a learner, counted from their items alone: one Query of their own partition,
 * days included. Only the page that shows them loads this.
 */

import type { Item } from "./attributes.ts";
import type { Listed } from "./catalogue.ts";
import { text } from "./fields.ts";
import { ACTIVE_PREFIX, PROGRESS_PREFIX, ZONE_CHARACTERS } from "./generated.ts";
import { dateText } from "./language.ts";
import { ownDay, type OwnDay } from "./ownDay.ts";
import { streaksOf, type Streak } from "./streaks.ts";
import { addDays, daysBetween, isDay } from "./zones.ts";
import type { Bar, HeatDay, HeatRow, Statistics } from "./states.ts";

export interface Reading {
  /** A lesson that was read on a day. */
  days: (OwnDay & { contentId: string })[];
  /** On which day of the learner's own each lesson was completed. */
  completions: { contentId: string; day: string }[];
}

const ACTIVE = /^(\d{4}-\d\d-\d\d)([+-]\d\d:\d\d)#(.+)$/s;

/** What isn't written as the site writes it counts as absent. */
export function readingOf(items: Item[]): Reading {
  const reading: Reading = { days: [], completions: [] };
  for (const item of items) {
    const sk = text(item, "sk");
    const [, day = "", offset = "", contentId = ""] =
      ACTIVE.exec(sk.slice(ACTIVE_PREFIX.length)) ?? [];
    const zone = text(item, "zone").slice(0, ZONE_CHARACTERS);
    if (sk.startsWith(ACTIVE_PREFIX) && isDay(day)) {
      reading.days.push({ day, offset, zone, contentId });
    }
    const completedOn = text(item, "day");
    if (sk.startsWith(PROGRESS_PREFIX) && isDay(completedOn)) {
      reading.completions.push({ contentId: sk.slice(PROGRESS_PREFIX.length), day: completedOn });
    }
  }
  return reading;
}

/** How many lessons were read on each day: each once, wherever and on how many devices. */
export function lessonsByDay({ days }: Reading): ReadonlyMap<string, number> {
  const lessons = new Map<string, Set<string>>();
  for (const { day, contentId } of days) {
    lessons.set(day, (lessons.get(day) ?? new Set()).add(contentId));
  }
  return new Map([...lessons].map(([day, ids]) => [day, ids.size]));
}

const WEEKS_SHOWN = 53;
const WEEKS_PLOTTED = 12;
const DAYS = 7;
const NOON = "T12:00:00Z";

/** 0 for Monday: weeks begin on it, as ISO 8601 has them. */
const weekdayOf = (day: string): number => (new Date(day + NOON).getUTCDay() + 6) % DAYS;
export const weekOf = (day: string): string => addDays(day, -weekdayOf(day));

const named = (day: string, lang: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" }).format(new Date(day + NOON));

/** Four shades; what is more than that is as dark. */
const levelOf = (lessons: number): number => Math.min(4, lessons);

const counted = (lessons: number): string =>
  lessons === 1 ? "1 lesson" : `${lessons || "no"} lessons`;

function heatDay(day: string, today: string, lessons: number, lang: string): HeatDay {
  if (day > today) return { label: "", count: "", level: -1 };
  const label = `${dateText(day + NOON, lang)}: ${counted(lessons)}`;
  return { label, count: lessons ? String(lessons) : "", level: levelOf(lessons) };
}

/** A row for each weekday, a column for each week, the last of them this one. */
export function heatRows(
  byDay: ReadonlyMap<string, number>,
  today: string,
  lang: string,
): HeatRow[] {
  const first = addDays(weekOf(today), -DAYS * (WEEKS_SHOWN - 1));
  return Array.from({ length: DAYS }, (_, weekday) => ({
    name: named(addDays(first, weekday), lang, { weekday: "short" }),
    days: Array.from({ length: WEEKS_SHOWN }, (_none, week) => {
      const day = addDays(first, week * DAYS + weekday);
      return heatDay(day, today, byDay.get(day) ?? 0, lang);
    }),
  }));
}

/** The month's name above the first week that begins in it; empty above the others, and where it
 * would run into the next one's. */
export function heatMonths(today: string, lang: string): string[] {
  const first = addDays(weekOf(today), -DAYS * (WEEKS_SHOWN - 1));
  const monthOf = (day: string): string => day.slice(0, 7);
  return Array.from({ length: WEEKS_SHOWN }, (_, week) => {
    const day = addDays(first, week * DAYS);
    const lasts = monthOf(day) === monthOf(addDays(day, 2 * DAYS));
    const begins = week === 0 ? lasts : monthOf(day) !== monthOf(addDays(day, -DAYS));
    return begins ? named(day, lang, { month: "short" }) : "";
  });
}

/** How long the longest bar is, in the units of the drawing. */
const FULL = 100;

function bar(label: string, count: string, share: number, more: Partial<Bar> = {}): Bar {
  const size = Math.round(share * FULL);
  return { label, count, size, rest: FULL - size, href: "", lang: "", ...more };
}

export function weekBars({ completions }: Reading, today: string, lang: string): Bar[] {
  const first = addDays(weekOf(today), -DAYS * (WEEKS_PLOTTED - 1));
  const weeks = Array.from({ length: WEEKS_PLOTTED }, (_, week) => addDays(first, week * DAYS));
  const counts = weeks.map(
    (begins) => completions.filter(({ day }) => weekOf(day) === begins).length,
  );
  const most = Math.max(1, ...counts);
  return weeks.map((begins, at) => {
    const count = counts[at] ?? 0;
    return bar(named(begins, lang, { day: "numeric", month: "short" }), `${count}`, count / most);
  });
}

/** The courses in which something was completed, in the catalogue's order. */
export function courseBars({ completions }: Reading, listed: readonly Listed[]): Bar[] {
  const done = new Set(completions.map(({ contentId }) => contentId));
  return listed.flatMap(({ card, lessonIds }) => {
    const count = lessonIds.filter((id) => done.has(id)).length;
    if (count === 0) return [];
    const { title, href, lang } = card;
    const words = `${count} of ${lessonIds.length}`;
    return [bar(title, words, count / lessonIds.length, { href, lang })];
  });
}

const spanOf = ({ from, to }: Streak, lang: string): string =>
  from ? `${dateText(from + NOON, lang)} – ${dateText(to + NOON, lang)}` : "";

export function statisticsOf(
  reading: Reading,
  listed: readonly Listed[],
  now: number,
  lang: string,
): Omit<Statistics, "status" | "error"> {
  const here = ownDay(now);
  const byDay = lessonsByDay(reading);
  const streaks = streaksOf(reading.days, here, now);
  const year = [...byDay.keys()].filter((day) => {
    const ago = daysBetween(day, here.day);
    return ago >= 0 && ago < DAYS * WEEKS_SHOWN;
  });
  return {
    begun: reading.days.length + reading.completions.length > 0,
    streak: streaks.now.days,
    streakSpan: spanOf(streaks.now, lang),
    longest: streaks.longest.days,
    longestSpan: spanOf(streaks.longest, lang),
    daysRead: year.length,
    lessonsRead: reading.completions.length,
    months: heatMonths(here.day, lang),
    rows: heatRows(byDay, here.day, lang),
    weeks: weekBars(reading, here.day, lang),
    courses: courseBars(reading, listed),
  };
}
