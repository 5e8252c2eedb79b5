/**
 * Streaks are right in every time zone. Days are taken from Node's own clock, which is set to each
 * zone (`process.env.TZ`), as a browser's is; the rule sees nothing but what the items say.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ownDay, type OwnDay } from "#client/ownDay.ts";
import { missed, NO_STREAK, streaksOf } from "#client/streaks.ts";
import { addDays, beginning } from "#client/zones.ts";

const HOUR = 3_600_000;
/** Rather more than a month. */
const DAYS = 35;
const ZONES = Intl.supportedValuesOf("timeZone");

/** mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

let set = "";

/** What a browser in that zone keeps with an action at that moment. */
function at(zone: string, moment: number): OwnDay {
  if (set !== zone) process.env["TZ"] = zone;
  set = zone;
  return { ...ownDay(moment), zone };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((each) => [random(), each] as const)
    .sort(([one], [other]) => one - other)
    .map(([, each]) => each);
}

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

test("there are zones to try, with changes of the clock at midnight too", () => {
  assert.ok(ZONES.length > 400);
  for (const zone of [
    "America/Havana",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
  ])
    assert.ok(ZONES.includes(zone));
});

test("in every zone weeks of days are one streak, and a day that was missed breaks it", () => {
  const random = seeded(1);
  for (const zone of ZONES) {
    const days: OwnDay[] = [];
    let moment = Date.UTC(2026, 0, 1) + random() * 365 * 24 * HOUR;
    for (let day = at(zone, moment).day; days.length < DAYS; day = addDays(day, 1)) {
      const begins = beginning({ zone, offset: "" }, day);
      const ends = beginning({ zone, offset: "" }, addDays(day, 1));
      moment = begins + Math.floor(random() * (ends - begins));
      const kept = at(zone, moment);
      assert.equal(kept.day, day, `${zone} ${new Date(moment).toISOString()}`);
      days.push(kept);
    }
    const here = days.at(-1) as OwnDay;
    const whole = streaksOf(shuffled(days, random), here, moment);
    assert.equal(whole.now.days, DAYS, zone);
    assert.deepEqual(whole.now, whole.longest);
    const left = 1 + Math.floor(random() * (DAYS - 2));
    const holed = streaksOf([...days.slice(0, left), ...days.slice(left + 1)], here, moment);
    assert.equal(holed.now.days, DAYS - 1 - left, `${zone} misses ${days[left]?.day}`);
    assert.equal(holed.longest.days, Math.max(left, DAYS - 1 - left));
  }
});

/** The days of 2026 after which the zone's clock is another one. */
function changes(zone: string): OwnDay[] {
  at(zone, 0);
  const noons = Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, 1 + day, 12));
  const minutes = (moment: number): number => new Date(moment).getTimezoneOffset();
  return noons
    .filter((noon) => minutes(noon) !== minutes(noon + 24 * HOUR))
    .map((noon) => at(zone, noon));
}

test("around every change of the clock, a missed day is one, and an acted day is none", () => {
  const changed = ZONES.flatMap(changes);
  assert.ok(changed.length > 250, "both of the year, where there are any");
  for (const { zone, offset, day } of changed) {
    for (const by of [-2, -1, 0, 1]) {
      const first = { zone, offset, day: addDays(day, by) };
      const next = { ...first, day: addDays(day, by + 1) };
      const second = { ...first, day: addDays(day, by + 2) };
      assert.equal(missed(first, next), false, `${zone} ${first.day}`);
      // The last minute of one day and the first of the next but one are not joined either.
      const late = at(zone, beginning(first, next.day) - 60_000);
      const early = at(zone, beginning(first, second.day));
      assert.equal(missed(late, early), true, `${zone} ${first.day}`);
    }
  }
});

test("who acts before a day has passed never loses a streak, wherever they travel", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = seeded(seed);
    let moment = Date.UTC(2026, 0, 1) + random() * 365 * 24 * HOUR;
    const days: OwnDay[] = [];
    for (let step = 0; step < 40; step += 1) {
      days.push(at(pick(ZONES, random), moment));
      moment += random() * 22.5 * HOUR;
    }
    const here = at(pick(ZONES, random), moment);
    const { now } = streaksOf(shuffled(days, random), here, moment);
    assert.equal(now.days, new Set(days.map(({ day }) => day)).size, `seed ${seed}`);
  }
});

test("who stays away longer than any two places can hide loses it, wherever they travel", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = seeded(seed);
    const moment = Date.UTC(2026, 0, 1) + random() * 365 * 24 * HOUR;
    const before = at(pick(ZONES, random), moment);
    const later = moment + (4.1 + random() * 4) * 24 * HOUR;
    const after = at(pick(ZONES, random), later);
    assert.equal(streaksOf([before], after, later).now.days, 0, `seed ${seed}`);
    assert.equal(streaksOf([before, after], after, later).now.days, 1, `seed ${seed}`);
  }
});

test("the date line takes a day and gives one back, and neither is missed", () => {
  const honolulu = at("Pacific/Honolulu", Date.parse("2026-03-28T06:00:00Z"));
  const auckland = at("Pacific/Auckland", Date.parse("2026-03-29T06:00:00Z"));
  assert.deepEqual([honolulu.day, auckland.day], ["2026-03-27", "2026-03-29"]);
  const there = Date.parse("2026-03-29T10:00:00Z");
  const flown = streaksOf([honolulu, auckland], auckland, there);
  assert.deepEqual(flown.now, { days: 2, from: "2026-03-27", to: "2026-03-29" });
  const stayed = [honolulu, { ...honolulu, day: "2026-03-29" }];
  assert.equal(streaksOf(stayed, auckland, there).longest.days, 1);
  const back = at("Pacific/Honolulu", Date.parse("2026-03-29T08:00:00Z"));
  assert.equal(back.day, "2026-03-28");
  assert.equal(streaksOf([honolulu, auckland, back], back, there).now.days, 3);
});

test("a day that a zone left out is not missed", () => {
  const before = at("Pacific/Apia", Date.parse("2011-12-30T09:00:00Z"));
  const after = at("Pacific/Apia", Date.parse("2011-12-30T11:00:00Z"));
  assert.deepEqual([before.day, after.day], ["2011-12-29", "2011-12-31"]);
  assert.equal(missed(before, after), false);
});

test("late items, items that came twice, and their order change nothing; one more never harms", () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const random = seeded(seed);
    const start = Date.UTC(2026, 2, 1);
    const all = Array.from({ length: 40 }, () =>
      at(pick(ZONES, random), start + random() * 45 * 24 * HOUR),
    );
    const now = start + 45 * 24 * HOUR;
    const here = at("Europe/Berlin", now);
    const whole = streaksOf(all, here, now);
    assert.deepEqual(streaksOf(shuffled([...all, ...all], random), here, now), whole);
    let best = 0;
    const arriving = shuffled(all, random);
    arriving.forEach((_, count) => {
      const { longest } = streaksOf(arriving.slice(0, count + 1), here, now);
      assert.ok(longest.days >= best, `seed ${seed}, item ${count}`);
      best = longest.days;
    });
  }
});

test("a streak lives through a day that isn't over, and no longer", () => {
  const zone = "Europe/Berlin";
  const days = ["2026-03-27", "2026-03-28"].map((day) => ({ zone, offset: "+01:00", day }));
  const asked = (text: string): number => {
    const now = Date.parse(text);
    return streaksOf(days, at(zone, now), now).now.days;
  };
  assert.equal(asked("2026-03-28T22:59:00Z"), 2);
  assert.equal(asked("2026-03-29T21:59:00Z"), 2, "the 29th, of 23 hours, isn't over");
  assert.equal(asked("2026-03-29T22:00:00Z"), 0, "the 29th was missed");
  assert.deepEqual(streaksOf([], at(zone, 0), 0), { now: NO_STREAK, longest: NO_STREAK });
});

test("a clock that was wrong makes no streak of days to come, and leaves the others alone", () => {
  const zone = "Europe/Berlin";
  const now = Date.parse("2026-03-28T12:00:00Z");
  const here = at(zone, now);
  const days = [here, { ...here, day: "2026-03-27" }];
  const wrong = ["2099-01-01", "2099-01-02", "2099-01-03", "1970-01-01", "2026-03-30"].map(
    (day) => ({
      ...here,
      day,
    }),
  );
  assert.deepEqual(streaksOf([...wrong, ...days], here, now), streaksOf(days, here, now));
  assert.equal(streaksOf(days, here, now).now.days, 2);
});
