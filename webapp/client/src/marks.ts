/** Likes and completed lessons: shown at once, written, and taken back where that fails. */

import type { Item } from "./attributes.ts";
import { call } from "./dynamodb.ts";
import { put, remove } from "./expressions.ts";
import { asFailure } from "./failures.ts";
import * as keys from "./keys.ts";
import { learner, loadLearner } from "./learner.ts";
import { lessonPage } from "./lessonPage.ts";
import { clicked } from "./likes.ts";
import { failed } from "./session.ts";

type KeyOf = (sub: string) => keys.Key;

const nowText = (): string => new Date().toISOString();

/** Puts the item, or deletes it where `item` is null. */
async function write(keyOf: KeyOf, item: Item | null): Promise<void> {
  await call(item ? "PutItem" : "DeleteItem", ({ config, identity }) => {
    const key = keyOf(identity.sub);
    const table = config.learnersTable;
    return item ? put(table, { ...key, ...item }) : remove(table, key);
  });
}

/** A click that comes before the partition was read waits for it: what is it to toggle from? */
async function known(): Promise<boolean> {
  return learner.get().loaded || (await loadLearner().then(() => true, failed)) === true;
}

function setLiked(contentId: string, liked: boolean): void {
  learner.update((own) => {
    const likes = new Set(own.likes);
    if (liked) likes.add(contentId);
    else likes.delete(contentId);
    return { ...own, likes };
  });
}

/** Shows the wish at once: the heart, and the count until the stream has caught up with it. */
function showLike(contentId: string, liked: boolean): void {
  const { local, resource } = lessonPage(contentId);
  const count = resource.get().value?.counters.likes ?? 0;
  setLiked(contentId, liked);
  local.update((state) => {
    const pendingLike = clicked(state.pendingLike, count, liked ? 1 : -1, Date.now());
    return { ...state, likeError: "", pendingLike };
  });
}

/** Writes until the table holds the latest wish; clicks during a write only change the wish. */
async function writeLike(contentId: string, before: boolean): Promise<void> {
  const { local } = lessonPage(contentId);
  const wished = (): boolean => learner.get().likes.has(contentId);
  let saved = before;
  local.update((state) => ({ ...state, likeBusy: true }));
  try {
    while (wished() !== saved) {
      const liked = wished();
      const item = liked ? { contentId, createdAt: nowText() } : null;
      await write((sub) => keys.like(sub, contentId), item);
      saved = liked;
    }
    local.update((state) => ({ ...state, likeBusy: false }));
  } catch (thrown) {
    if (wished() !== saved) showLike(contentId, saved);
    const likeError = `Your like was not saved. ${asFailure(thrown).message}`;
    local.update((state) => ({ ...state, likeBusy: false, likeError }));
    failed(thrown);
  }
}

export async function toggleLike(contentId: string): Promise<void> {
  if (!contentId || !(await known())) return;
  const before = learner.get().likes.has(contentId);
  showLike(contentId, !before);
  if (!lessonPage(contentId).local.get().likeBusy) await writeLike(contentId, before);
}

function setCompleted(lessonId: string, completed: boolean): void {
  learner.update((own) => {
    const all = new Set(own.completed);
    if (completed) all.add(lessonId);
    else all.delete(lessonId);
    return { ...own, completed: all };
  });
}

export async function toggleCompleted(lessonId: string): Promise<void> {
  const { local } = lessonPage(lessonId);
  if (!lessonId || !(await known()) || local.get().completeBusy) return;
  const completed = !learner.get().completed.has(lessonId);
  local.update((state) => ({ ...state, completeBusy: true, completeError: "" }));
  setCompleted(lessonId, completed);
  try {
    const item = completed ? { lessonId, completedAt: nowText() } : null;
    await write((sub) => keys.progress(sub, lessonId), item);
    local.update((state) => ({ ...state, completeBusy: false }));
  } catch (thrown) {
    setCompleted(lessonId, !completed);
    const completeError = `Your progress was not saved. ${asFailure(thrown).message}`;
    local.update((state) => ({ ...state, completeBusy: false, completeError }));
    failed(thrown);
  }
}
