/** When a calendar's days begin in a time zone: no library, `Intl` knows the zones. */

import type { OwnDay } from "./ownDay.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Further from UTC than any zone ever was (tz database: Manila's 15:56 until 1844) or is kept. */
const FURTHEST = 19 * 60 * MINUTE;

const numbers = (day: string): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month - 1, date];
};

const midnightUtc = (day: string): number => Date.UTC(...numbers(day));

/** `YYYY-MM-DD`, and a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = midnightUtc(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day so many days later, or earlier where `by` is negative. */
export const addDays = (day: string, by: number): string =>
  new Date(midnightUtc(day) + by * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((midnightUtc(to) - midnightUtc(from)) / DAY);

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Null: this browser doesn't know the zone. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: zone, calendar: "iso8601" });
  } catch {
    // it was written by a browser that knows more zones, or by no browser of ours
  }
  formats.set(zone, format);
  return format;
}

export type Whereabouts = Pick<OwnDay, "zone" | "offset">;

/** Milliseconds from UTC; none where it isn't written as an offset is. */
function shiftOf(offset: string): number {
  const found = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  if (!found) return 0;
  const size = (Number(found[2]) * 60 + Number(found[3])) * MINUTE;
  return Math.min(size, FURTHEST - MINUTE) * (found[1] === "-" ? -1 : 1);
}

/** Which day the calendar shows there at a moment. */
export function dayThere({ zone, offset }: Whereabouts, moment: number): string {
  const format = formatOf(zone);
  if (!format) return new Date(moment + shiftOf(offset)).toISOString().slice(0, 10);
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get("year")?.padStart(4, "0")}-${parts.get("month")}-${parts.get("day")}`;
}

const begun = new Map<string, number>();

/**
 * The first minute at which the calendar there shows this day or a later one. A clock that is put
 * forward over midnight begins the day late, and a day that a zone left out, as Samoa did with
 * 30 December 2011, begins and ends with the next one.
 */
export function beginning(place: Whereabouts, day: string): number {
  const key = `${place.zone}|${place.offset}|${day}`;
  const known = begun.get(key);
  if (known !== undefined) return known;
  let [before, from] = [midnightUtc(day) - FURTHEST, midnightUtc(day) + FURTHEST];
  while (from - before > MINUTE) {
    const middle = before + Math.floor((from - before) / 2 / MINUTE) * MINUTE;
    if (dayThere(place, middle) >= day) from = middle;
    else before = middle;
  }
  begun.set(key, from);
  return from;
}
