/** The learner's own partition: loaded by one Query after the sign-in, then kept in step. */

import type { Item } from "./attributes.ts";
import { call, itemsOf, nextPageOf } from "./dynamodb.ts";
import { query, type LearnerName } from "./expressions.ts";
import { text } from "./fields.ts";
import { DEFAULT_LOCALE, LIKE_PREFIX, PREFERENCES, PROFILE, PROGRESS_PREFIX } from "./generated.ts";
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
  likes: ReadonlySet<string>;
  /** The ids of all completed lessons, in whatever course each stands today. */
  completed: ReadonlySet<string>;
}

export const NOBODY: Learner = {
  loaded: false,
  settled: false,
  profile: null,
  preferences: null,
  likes: new Set(),
  completed: new Set(),
};

export const learner = createStore<Learner>(NOBODY);

const NAMES: LearnerName[] = [
  "sk",
  "displayName",
  "about",
  "language",
  "theme",
  "contentId",
  "lessonId",
];

export function themeOf(value: string): ThemeChoice {
  return value === "light" || value === "dark" ? value : "system";
}

export function learnerOf(items: Item[]): Learner {
  const find = (sk: string): Item | undefined => items.find((item) => item["sk"] === sk);
  const all = (prefix: string): Item[] =>
    items.filter((item) => text(item, "sk").startsWith(prefix));
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
    likes: new Set(all(LIKE_PREFIX).map((item) => text(item, "contentId"))),
    completed: new Set(all(PROGRESS_PREFIX).map((item) => text(item, "lessonId"))),
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
