/** The learner's own partition: loaded by one Query after the sign-in, then kept in step. */

import type { Item } from "./attributes.ts";
import { THEMES } from "./boundary.ts";
import { call, itemsOf, nextPageOf } from "./dynamodb.ts";
import { query, type LearnerName } from "./expressions.ts";
import { text } from "./fields.ts";
import { DEFAULT_LOCALE, PREFERENCES, PROFILE } from "./generated.ts";
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

export interface Learner {
  /** False until the partition has been read. */
  loaded: boolean;
  /** True once the reading has ended, well or not: what hangs on it needn't wait any longer. */
  settled: boolean;
  profile: LearnerProfile | null;
  preferences: Preferences | null;
  /** The sort keys of all that the table holds. What pages show is `marked` in wishes.ts. */
  keys: ReadonlySet<string>;
}

export const NOBODY: Learner = {
  loaded: false,
  settled: false,
  profile: null,
  preferences: null,
  keys: new Set(),
};

export const learner = createStore<Learner>(NOBODY);

const NAMES: LearnerName[] = ["sk", "displayName", "about", "language", "theme"];

export function themeOf(value: string): ThemeChoice {
  return THEMES.find((theme) => theme === value) ?? "system";
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
  };
}

/** Consistent, so that what this learner has just written is there after a reload. */
export async function loadLearner(): Promise<Learner> {
  const items: Item[] = [];
  let from: ReturnType<typeof nextPageOf>;
  do {
    const options = { consistent: true, ...(from ? { from } : {}) };
    const answer = await call("Query", (caller) =>
      query(caller.config.learnersTable, caller.identity.sub, NAMES, options),
    );
    items.push(...itemsOf(answer));
    from = nextPageOf(answer);
  } while (from);
  const loaded = learnerOf(items);
  learner.set(loaded);
  return loaded;
}
