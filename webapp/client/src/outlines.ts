/**
 * Course outlines seen in this tab, kept in sessionStorage across reloads. A lesson takes its
 * neighbours from here. An outline is read again while somebody reads one of its lessons, so that
 * no link leads to a withdrawn lesson for long and a new one is offered: one Query at most every
 * FRESH_MILLISECONDS, none for a lesson that is opened from its course's page in that time.
 */

import { asFailure } from "./failures.ts";
import { learner } from "./learner.ts";
import { readOutline, type Outline } from "./course.ts";
import { createStore } from "./store.ts";

const PREFIX = "lectern.outline.";
export const FRESH_MILLISECONDS = 15_000;

export const outlineCache = createStore<ReadonlyMap<string, Outline>>(new Map());

/** When each was read in this document; one that a reload brought back is as old as can be. */
const readAt = new Map<string, number>();

function put(outline: Outline): void {
  const { contentId } = outline.course;
  const known = outlineCache.get().get(contentId);
  if (known && JSON.stringify(known) === JSON.stringify(outline)) return;
  outlineCache.update((cache) => new Map(cache).set(contentId, outline));
}

export function rememberOutline(outline: Outline): void {
  readAt.set(outline.course.contentId, Date.now());
  put(outline);
  try {
    sessionStorage.setItem(PREFIX + outline.course.contentId, JSON.stringify(outline));
  } catch {
    // storage is full or blocked: the tab's memory is enough
  }
}

/** A course that was withdrawn leads nowhere. */
function forgetOutline(courseId: string): void {
  readAt.set(courseId, Date.now());
  outlineCache.update((cache) => new Map([...cache].filter(([id]) => id !== courseId)));
  try {
    sessionStorage.removeItem(PREFIX + courseId);
  } catch {
    // storage is blocked: nothing was kept there
  }
}

/** Makes a stored outline visible until it has been read again. */
export function recallOutline(courseId: string): void {
  if (outlineCache.get().has(courseId) || readAt.has(courseId)) return;
  try {
    const stored = sessionStorage.getItem(PREFIX + courseId);
    if (stored) put(JSON.parse(stored) as Outline);
  } catch {
    // storage is blocked or holds something else: the outline is read in a moment
  }
}

export const isFresh = (courseId: string, now = Date.now()): boolean =>
  now - (readAt.get(courseId) ?? -Infinity) < FRESH_MILLISECONDS;

const loading = new Map<string, Promise<void>>();

/** Best effort: a lesson reads well without its neighbours. */
export function refreshOutline(courseId: string): Promise<void> {
  recallOutline(courseId);
  const running = loading.get(courseId);
  if (running) return running;
  if (isFresh(courseId)) return Promise.resolve();
  const work = readOutline(courseId)
    .then(rememberOutline)
    .catch((thrown: unknown) => {
      if (asFailure(thrown).kind === "missing") forgetOutline(courseId);
      else readAt.set(courseId, Date.now());
    })
    .finally(() => loading.delete(courseId));
  loading.set(courseId, work);
  return work;
}

learner.subscribe(() => {
  if (learner.get().loaded) return;
  outlineCache.set(new Map());
  readAt.clear();
});
