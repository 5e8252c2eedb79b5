/** An open lesson: read once, then followed while someone reads it. */

import { now } from "./clock.ts";
import { counted } from "./counted.ts";
import { learner } from "./learner.ts";
import { failed, session } from "./session.ts";
import { readCounters, readLesson, type Counters, type LessonContent } from "./lesson.ts";
import { poll } from "./live.ts";
import { settled, type PendingLike } from "./likes.ts";
import { navigate } from "./navigation.ts";
import { refreshOutline } from "./outlines.ts";
import { idIn, isSame } from "./paths.ts";
import { atNextSign, watchReader } from "./reader.ts";
import { createResource, type Resource } from "./resource.ts";
import { loadPart } from "./routes.ts";
import { createStore, type Store } from "./store.ts";

/** What belongs to this page alone and not to the lesson. */
export interface LessonLocal {
  pendingLike: PendingLike | undefined;
  justUpdated: boolean;
  /** Since when it is open: a place from before is one to go on at. Empty for a reader who asked
   * for a place of their own. */
  openedAt: string;
}

export interface LessonPage {
  contentId: string;
  resource: Resource<LessonContent>;
  local: Store<LessonLocal>;
  open(): () => void;
}

const UPDATED_MILLISECONDS = 10_000;
/** A version that a Query does not show after so many polls is not asked for again. */
const TRIES_PER_VERSION = 5;

export const QUIET: LessonLocal = {
  pendingLike: undefined,
  justUpdated: false,
  openedAt: "",
};

interface Wanted {
  version: number;
  tries: number;
}

/** Whether counters that name `entryVersion` call for the entry to be read again. */
export function mustRead(entryVersion: number, shown: number, wanted: Wanted): boolean {
  if (entryVersion === 0 || entryVersion === shown) return false;
  return wanted.version !== entryVersion || wanted.tries < TRIES_PER_VERSION;
}

const sameCounters = (one: Counters, other: Counters): boolean =>
  one.likes === other.likes &&
  one.comments === other.comments &&
  one.discussion === other.discussion &&
  one.entryVersion === other.entryVersion;

function newPage(contentId: string): LessonPage {
  const resource = createResource(() => readLesson(contentId));
  const local = createStore(QUIET);
  let wanted: Wanted = { version: 0, tries: 0 };
  let clearing: ReturnType<typeof setTimeout> | undefined;

  const count = (counters: Counters): void => {
    const { value } = resource.get();
    if (value && !sameCounters(value.counters, counters)) {
      resource.replace({ ...value, counters });
    }
    const { pendingLike } = local.get();
    const left = settled(pendingLike, counters.likes, Date.now());
    if (left !== pendingLike) local.update((state) => ({ ...state, pendingLike: left }));
  };
  const readAgain = async (entryVersion: number): Promise<void> => {
    const tries = wanted.version === entryVersion ? wanted.tries + 1 : 1;
    wanted = { version: entryVersion, tries };
    const before = resource.get().value?.version;
    await resource.reload();
    const after = resource.get().value?.version;
    if (after === undefined || after === before) return;
    local.update((state) => ({ ...state, justUpdated: true }));
    clearTimeout(clearing);
    const quiet = (): void => local.update((state) => ({ ...state, justUpdated: false }));
    clearing = setTimeout(quiet, UPDATED_MILLISECONDS);
  };
  const ask = async (): Promise<void> => {
    const { value, failure, loading } = resource.get();
    const known = value !== null || failure?.kind === "missing";
    if (!known || loading || !contentId || session.get().status !== "signedIn") return;
    try {
      const counters = await readCounters(contentId);
      const shown = value?.version ?? 0;
      if (mustRead(counters.entryVersion, shown, wanted)) await readAgain(counters.entryVersion);
      count(counters);
    } catch (thrown) {
      failed(thrown);
      throw thrown; // the next question waits longer
    }
  };
  return {
    contentId,
    resource,
    local,
    open: counted(() => {
      const openedAt = location.hash ? "" : new Date(now()).toISOString();
      local.update((state) => ({ ...state, openedAt }));
      return follow(contentId, resource, ask);
    }),
  };
}

/** The page's address becomes its own: that of its slug, or of the course that it is. */
function moveTo(content: LessonContent | null): void {
  const here = location.pathname;
  if (!content?.head.contentId || idIn(here, "lessons") !== content.head.contentId) return;
  if (!isSame(here, content.href)) navigate(content.href + location.search + location.hash, true);
}

/**
 * The outline is asked for as soon as the lesson names its course, and with every poll: `outlines`
 * reads it no more often than it says, and polls end while nobody looks.
 */
function follow(
  contentId: string,
  resource: Resource<LessonContent>,
  ask: () => Promise<void>,
): () => void {
  watchReader();
  const endReading = read(contentId, resource);
  const close = resource.open();
  const outline = (): void => {
    const courseId = resource.get().value?.head.courseId;
    if (courseId && session.get().status === "signedIn") void refreshOutline(courseId);
  };
  let known = "";
  const arrived = (): void => {
    const courseId = resource.get().value?.head.courseId ?? "";
    if (courseId && courseId !== known) outline();
    known = courseId;
    moveTo(resource.get().value);
  };
  const endPoll = poll(async () => {
    outline();
    await ask();
  });
  arrived();
  const endArrival = resource.subscribe(arrived);
  return () => {
    endReading();
    endArrival();
    endPoll();
    close();
  };
}

const READS_AFTER_MILLISECONDS = 5_000;

/**
 * Follows the reader once there is something to read and to know of them, and a sign of them: the
 * code for it is no part of what a lesson waits for.
 */
function read(contentId: string, resource: Resource<LessonContent>): () => void {
  let end = (): void => undefined;
  let wait = (): void => undefined;
  let left = false;
  const load = (): void => {
    wait();
    void loadPart(() => import("./reading.ts")).then(
      ({ followReader }) => {
        if (!left) end = followReader(contentId);
      },
      () => undefined, // the lesson reads as well without it
    );
  };
  const begin = (): void => {
    if (!resource.get().value || !learner.get().loaded) return;
    forget();
    const timer = setTimeout(load, READS_AFTER_MILLISECONDS);
    const unsign = atNextSign(load);
    wait = () => {
      clearTimeout(timer);
      unsign();
    };
  };
  const ends = [resource.subscribe(begin), learner.subscribe(begin)];
  const forget = (): void => {
    for (const each of ends) each();
  };
  begin();
  return () => {
    left = true;
    forget();
    wait();
    end();
  };
}

const pages = new Map<string, LessonPage>();

export function lessonPage(contentId: string): LessonPage {
  const page = pages.get(contentId) ?? newPage(contentId);
  pages.set(contentId, page);
  return page;
}
