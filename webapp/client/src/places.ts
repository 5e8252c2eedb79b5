/**
 * Where a learner was in their lessons, on this device and on the others, and the days on which
 * they read. A place is written with all that waits before it; what can't be written now waits.
 */

import type { Item } from "./attributes.ts";
import { now } from "./clock.ts";
import { call, itemsOf } from "./dynamodb.ts";
import { put, query } from "./expressions.ts";
import { asFailure } from "./failures.ts";
import {
  ACTIVE_PREFIX,
  PLACE_LEAST_SECONDS,
  PLACE_PREFIX,
  type ActiveItem,
  type PlaceItem,
} from "./generated.ts";
import { learner, PLACE_NAMES, placesOf, type Place } from "./learner.ts";
import { network } from "./network.ts";
import { ownDay, type OwnDay } from "./ownDay.ts";
import { shownPerson } from "./person.ts";
import { failed } from "./session.ts";
import { derive } from "./store.ts";
import { keepUnwritten, recallUnwritten, unwritten } from "./unwritten.ts";

type Places = ReadonlyMap<string, Place>;

/** Of two places in a lesson the later one counts. */
export const isLater = (one: Place, other: Place | undefined): boolean =>
  other === undefined || one.updatedAt > other.updatedAt;

function merged(written: Places, waiting: Record<string, Place>): Places {
  const all = new Map(written);
  for (const [id, place] of Object.entries(waiting)) {
    if (isLater(place, written.get(id))) all.set(id, place);
  }
  return all;
}

export const places = derive([learner, unwritten], (own, waiting) =>
  merged(own.places, waiting.places),
);

/** The key says the whole fact, but the zone's name. */
export const activeKey = ({ day, offset }: OwnDay, contentId: string): string =>
  `${ACTIVE_PREFIX}${day}${offset}#${contentId}`;

const NOTED_AS = "lectern.noted";

/** What this tab noted today; a tab that was loaded again doesn't write it again. */
function noted(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(NOTED_AS) ?? "[]") as string[];
  } catch {
    return []; // storage is blocked: the same fact is written once more
  }
}

function remember(sk: string, day: string): void {
  const today = noted().filter((other) => other.startsWith(ACTIVE_PREFIX + day));
  try {
    sessionStorage.setItem(NOTED_AS, JSON.stringify([...today, sk]));
  } catch {
    // storage is full or blocked
  }
}

/** That this lesson was read, today where the learner is: once for each day, tab and lesson. */
export function noteDay(contentId: string): void {
  const today = ownDay(now());
  const sk = activeKey(today, contentId);
  if (noted().includes(sk)) return;
  remember(sk, today.day);
  keepUnwritten(({ days, ...waiting }) => ({
    ...waiting,
    days: [
      ...days.filter((each) => activeKey(each, each.contentId) !== sk),
      { ...today, contentId },
    ],
  }));
}

export const notePlace = (contentId: string, place: Omit<Place, "updatedAt">): void =>
  keepUnwritten(({ places: others, ...waiting }) => {
    const updatedAt = new Date(now()).toISOString();
    return { ...waiting, places: { ...others, [contentId]: { ...place, updatedAt } } };
  });

async function write(sk: string, item: Item): Promise<void> {
  await call("PutItem", ({ config, identity }) =>
    put(config.learnersTable, { pk: identity.sub, sk, ...item }),
  );
}

async function writeDay(waiting: OwnDay & { contentId: string }): Promise<void> {
  const sk = activeKey(waiting, waiting.contentId);
  const item: ActiveItem = { zone: waiting.zone };
  await write(sk, item);
  keepUnwritten(({ days, ...others }) => ({
    ...others,
    days: days.filter((each) => activeKey(each, each.contentId) !== sk),
  }));
}

/** What another device may have written meanwhile. */
async function readPlace(contentId: string): Promise<void> {
  const options = { sk: PLACE_PREFIX + contentId, consistent: true };
  const answer = await call("Query", ({ config, identity }) =>
    query(config.learnersTable, identity.sub, PLACE_NAMES, options),
  );
  const found = placesOf(itemsOf(answer));
  learner.update((own) => ({ ...own, places: new Map([...own.places, ...found]) }));
}

const waited = ({ updatedAt }: Place): boolean =>
  now() - Date.parse(updatedAt) > PLACE_LEAST_SECONDS * 1000;

/** A place that another device has overtaken meanwhile is dropped. */
async function writePlace(contentId: string, place: Place): Promise<void> {
  if (waited(place)) await readPlace(contentId);
  if (isLater(place, learner.get().places.get(contentId))) {
    const whose = shownPerson();
    const item: PlaceItem = { contentId, ...place };
    await write(PLACE_PREFIX + contentId, item);
    if (whose !== shownPerson()) return;
    learner.update((own) => ({ ...own, places: new Map(own.places).set(contentId, place) }));
  }
  keepUnwritten(({ places: all, ...others }) => {
    const { [contentId]: waiting, ...rest } = all;
    const newer = waiting && isLater(waiting, place);
    return { ...others, places: newer ? all : rest };
  });
}

async function writeAll(): Promise<void> {
  const whose = shownPerson();
  const { days, places: waiting } = recallUnwritten();
  const works = [
    ...days.map((day) => () => writeDay(day)),
    ...Object.entries(waiting).map(
      ([id, place]) =>
        () =>
          writePlace(id, place),
    ),
  ];
  for (const work of works) if (whose === shownPerson()) await work();
}

let writing: Promise<void> | null = null;

/** Nobody waits for it and nothing is lost where it fails: it is tried again with the next place. */
export function writeUnwritten(): Promise<void> {
  if (!learner.get().loaded || !network.get().online) return Promise.resolve();
  writing ??= writeAll()
    .catch((thrown: unknown) => {
      if (asFailure(thrown).kind === "expired") failed(thrown);
    })
    .finally(() => {
      writing = null;
    });
  return writing;
}

let known = false;

learner.subscribe(() => {
  const before = known;
  known = learner.get().loaded;
  if (known && !before) {
    recallUnwritten();
    void writeUnwritten();
  } else if (before && !known) recallUnwritten();
});

network.subscribe(() => {
  if (network.get().online) void writeUnwritten();
});
