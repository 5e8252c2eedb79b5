/**
 * Course outlines seen in this tab. A lesson takes its neighbours from here, so that a
 * lesson page costs one Query; kept in sessionStorage across reloads.
 */

import { learner } from "./learner.ts";
import { readOutline, type Outline } from "./course.ts";
import { createStore } from "./store.ts";

const PREFIX = "lectern.outline.";

export const outlineCache = createStore<ReadonlyMap<string, Outline>>(new Map());

function put(outline: Outline): void {
  const { contentId } = outline.course;
  outlineCache.update((cache) => new Map(cache).set(contentId, outline));
}

export function rememberOutline(outline: Outline): void {
  put(outline);
  try {
    sessionStorage.setItem(PREFIX + outline.course.contentId, JSON.stringify(outline));
  } catch {
    // storage is full or blocked: the tab's memory is enough
  }
}

/** Makes a stored outline visible; false where this tab has not seen the course. */
export function recallOutline(courseId: string): boolean {
  if (outlineCache.get().has(courseId)) return true;
  try {
    const stored = sessionStorage.getItem(PREFIX + courseId);
    if (stored) put(JSON.parse(stored) as Outline);
    return stored !== null;
  } catch {
    return false;
  }
}

const loading = new Map<string, Promise<void>>();

/** Best effort: a lesson reads well without its neighbours. */
export function loadOutline(courseId: string): void {
  if (recallOutline(courseId) || loading.has(courseId)) return;
  const work = readOutline(courseId)
    .then(rememberOutline)
    .catch(() => undefined)
    .finally(() => loading.delete(courseId));
  loading.set(courseId, work);
}

learner.subscribe(() => {
  if (!learner.get().loaded) outlineCache.set(new Map());
});
