/** The learner's own partition: loaded by one Query after the sign-in, then kept in step. */

import type { Item } from "./attributes.ts";
import { THEMES } from "./boundary.ts";
import { queryAll } from "./dynamodb.ts";
import { query, type LearnerName } from "./expressions.ts";
import { number, text } from "./fields.ts";
import {
  ACTIVE_PREFIX,
  ANCHOR_CHARACTERS,
  DEFAULT_LOCALE,
  PLACE_PREFIX,
  PREFERENCES,
  PROFILE,
} from "./generated.ts";
import { createStore } from "./store.ts";
import type { ThemeChoice } from "./states.ts";

export interface LearnerProfile {
  displayName: string;
  about: string;
}

export interface Preferences {
  language: string;
  theme: ThemeChoice;
}

/** How far a lesson was read, as of a moment. */
export interface Place {
  /** The name of the heading above; empty before the first one. */
  anchor: string;
  /** How much of the lesson, in percent. */
  part: number;
  /** ISO 8601 in UTC. */
  updatedAt: string;
}

export interface Learner {
  /** False until the partition has been read. */
  loaded: boolean;
  /** True once the reading has ended, well or not: what hangs on it needn't wait any longer. */
  settled: boolean;
  profile: LearnerProfile | null;
  preferences: Preferences | null;
  /** The sort keys of all that the table holds. What pages show is `marked` in wishes.ts. */
  keys: ReadonlySet<string>;
  /** By the lesson's id, as the table holds them. What pages show is `places` in places.ts. */
  places: ReadonlyMap<string, Place>;
}

export const NOBODY: Learner = {
  loaded: false,
  settled: false,
  profile: null,
  preferences: null,
  keys: new Set(),
  places: new Map(),
};

export const learner = createStore<Learner>(NOBODY);

export const PLACE_NAMES: LearnerName[] = ["sk", "anchor", "part", "updatedAt"];
const NAMES: LearnerName[] = [...PLACE_NAMES, "displayName", "about", "language", "theme"];

/** Behind the days, which are more with every year and which only the statistics read. */
export const BEHIND_DAYS = `${ACTIVE_PREFIX.slice(0, -1)}$`;

export function themeOf(value: string): ThemeChoice {
  return THEMES.find((theme) => theme === value) ?? "system";
}

const isPlace = (item: Item): boolean => text(item, "sk").startsWith(PLACE_PREFIX);

export function placesOf(items: Item[]): ReadonlyMap<string, Place> {
  const placed = items.filter(isPlace).map((item): [string, Place] => [
    text(item, "sk").slice(PLACE_PREFIX.length),
    {
      anchor: text(item, "anchor").slice(0, ANCHOR_CHARACTERS),
      part: Math.min(100, Math.max(0, Math.round(number(item, "part")))),
      updatedAt: text(item, "updatedAt"),
    },
  ]);
  return new Map(placed);
}

export function learnerOf(items: Item[]): Learner {
  const find = (sk: string): Item | undefined => items.find((item) => item["sk"] === sk);
  const profile = find(PROFILE);
  const chosen = find(PREFERENCES);
  return {
    loaded: true,
    settled: true,
    profile:
      (profile && {
        displayName: text(profile, "displayName"),
        about: text(profile, "about"),
      }) ||
      null,
    preferences:
      (chosen && {
        language: text(chosen, "language") || DEFAULT_LOCALE,
        theme: themeOf(text(chosen, "theme")),
      }) ||
      null,
    keys: new Set(items.map((item) => text(item, "sk"))),
    places: placesOf(items),
  };
}

/** These keys, with what has become there and without what is gone. */
export function changedKeys(
  keys: ReadonlySet<string>,
  changes: ReadonlyMap<string, boolean>,
): Set<string> {
  const changed = new Set(keys);
  for (const [sk, there] of changes) {
    if (there) changed.add(sk);
    else changed.delete(sk);
  }
  return changed;
}

/** The table holds that item from now on, or doesn't. */
export const holdKey = (sk: string, there: boolean): void =>
  learner.update((own) => ({ ...own, keys: changedKeys(own.keys, new Map([[sk, there]])) }));

/** Consistent, so that what this learner has just written is there after a reload. */
export async function loadLearner(): Promise<Learner> {
  const options = { consistent: true, behind: BEHIND_DAYS };
  const items = await queryAll(({ config, identity }, page) =>
    query(config.learnersTable, identity.sub, NAMES, { ...options, ...page }),
  );
  const loaded = learnerOf(items);
  learner.set(loaded);
  return loaded;
}
