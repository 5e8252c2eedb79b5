/**
 * Streaks: days in a row on which a learner read, counted from the items alone.
 *
 * Each item says on which day of the learner's own calendar it was, and in which time zone. The
 * rule: a day with an action is done as a whole, from its midnight to the next one where the
 * learner was. A streak breaks only where a whole day passed between two such days by the clock of
 * the place before **and** by the clock of the place after. So in one place a missed day is a
 * break, whatever the clocks did in it; a day that the date line took, or that was too short to be
 * had, is none. Nothing hangs on the hour of an action, on when its item was written, or in which
 * order: late items and items that came twice give the same streak.
 */

import type { OwnDay } from "./ownDay.ts";
import { addDays, beginning, dayThere, daysBetween } from "./zones.ts";

export interface Streak {
  /** How many days with an action it has. */
  days: number;
  from: string;
  to: string;
}

export interface Streaks {
  /** The one that an action today prolongs; without a day where there is none. */
  now: Streak;
  longest: Streak;
}

export const NO_STREAK: Streak = { days: 0, from: "", to: "" };

const placesOf = (days: readonly OwnDay[]): Map<string, OwnDay[]> => {
  const places = new Map<string, OwnDay[]>();
  for (const each of days) {
    const known = places.get(each.day) ?? [];
    const news = known.every(({ zone, offset }) => zone !== each.zone || offset !== each.offset);
    if (news) places.set(each.day, [...known, each]);
  }
  return places;
};

/** Whether a whole day passed between the end of one day there and the beginning of another. */
export function missed(before: OwnDay, after: OwnDay): boolean {
  if (daysBetween(before.day, after.day) <= 1) return false;
  const end = beginning(before, addDays(before.day, 1));
  const start = beginning(after, after.day);
  const fitsBefore = beginning(before, addDays(before.day, 2)) <= start;
  const fitsAfter = beginning(after, addDays(after.day, -1)) >= end;
  return start > end && fitsBefore && fitsAfter;
}

type Places = ReadonlyMap<string, readonly OwnDay[]>;

/** On each of the two days the learner may have been in several places: one that joins is enough. */
const joined = (before: readonly OwnDay[], after: readonly OwnDay[]): boolean =>
  before.some((one) => after.some((other) => !missed(one, other)));

/** No two days further apart are joined: from 12 hours west to 14 east the date line takes two. */
const REACH = 5;

const AROUND = Array.from({ length: 2 * REACH + 1 }, (_, at) => at - REACH);

/** What a day at this place joins, among the days that belong to a streak already. */
function joinedTo(day: string, at: readonly OwnDay[], places: Places, known: Known): Set<Streak> {
  const near = AROUND.map((by) => addDays(day, by)).filter((other) => known.has(other));
  const joins = near.filter((other) => {
    const [first, second] = other < day ? [places.get(other), at] : [at, places.get(other)];
    return joined(first ?? [], second ?? []);
  });
  return new Set(joins.map((other) => known.get(other) ?? NO_STREAK));
}

type Known = Map<string, Streak>;

const together = (streaks: Iterable<Streak>): Streak =>
  [...streaks].reduce((one, other) => ({
    days: one.days + other.days,
    from: [one.from, other.from].sort()[0] ?? "",
    to: [one.to, other.to].sort()[1] ?? "",
  }));

/** The furthest east that a day can have begun. */
const EAST = { zone: "Etc/GMT-14", offset: "+14:00" };

/** `now` is the moment for which it is asked, `here` the learner's own day at it. */
export function streaksOf(actions: readonly OwnDay[], here: OwnDay, now: number): Streaks {
  const latest = dayThere(EAST, now);
  // A day that has begun nowhere yet was written by a clock that is wrong.
  const places = placesOf(actions.filter(({ day }) => day <= latest));
  const known: Known = new Map();
  let longest = NO_STREAK;
  for (const [day, at] of [...places].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const joins = joinedTo(day, at, places, known);
    const streak = together([{ days: 1, from: day, to: day }, ...joins]);
    // Those further back are never asked for again.
    for (const other of AROUND.map((by) => addDays(day, by))) {
      if (joins.has(known.get(other) ?? NO_STREAK)) known.set(other, streak);
    }
    known.set(day, streak);
    if (streak.days > longest.days) longest = streak;
  }
  const alive = joinedTo(here.day, [here], places, known);
  return { now: alive.size ? together(alive) : NO_STREAK, longest };
}
