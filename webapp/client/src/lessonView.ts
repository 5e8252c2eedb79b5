/** What a lesson page shows: content, this learner's own likes and progress, neighbours. */

import { markRead } from "./courseViews.ts";
import { dateText, language } from "./language.ts";
import { BOOKMARK_PREFIX, LIKE_PREFIX, PROGRESS_PREFIX } from "./generated.ts";
import { anchorHref } from "./latest.ts";
import { learner, type Place } from "./learner.ts";
import { headOf, type LessonContent } from "./lesson.ts";
import { lessonPage, type LessonLocal } from "./lessonPage.ts";
import { shownLikes } from "./likes.ts";
import { network } from "./network.ts";
import { outlineCache } from "./outlines.ts";
import type { Outline } from "./course.ts";
import { places } from "./places.ts";
import { failureText, pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { derive, type Readable } from "./store.ts";
import { idsOf, marked, refused } from "./wishes.ts";
import type { Lesson, Link, OutlineLesson, PageStatus } from "./states.ts";

/** What this learner marked, by sort keys, why a mark was refused, and how far they read. */
export interface Marks {
  marked: ReadonlySet<string>;
  refused: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, Place>;
}

const NOWHERE: Link = { href: "", title: "" };

function linkTo(lesson: OutlineLesson | undefined): Link {
  return lesson ? { href: lesson.href, title: lesson.title } : NOWHERE;
}

export function neighbours(outline: OutlineLesson[], contentId: string): [Link, Link] {
  const here = outline.findIndex((lesson) => lesson.contentId === contentId);
  if (here < 0) return [NOWHERE, NOWHERE];
  return [linkTo(outline[here - 1]), linkTo(outline[here + 1])];
}

/** The least that is worth going on from, in percent. */
const WORTH_GOING_ON = 5;

/** The heading that the reader of an earlier visit came to; empty where there is none to go to. */
function goOnHref(place: Place | undefined, completed: boolean, openedAt: string): string {
  if (!place || completed || place.part < WORTH_GOING_ON) return "";
  return place.updatedAt < openedAt ? anchorHref(place) : "";
}

export function lessonState(
  contentId: string,
  content: LessonContent | null,
  local: LessonLocal,
  marks: Marks,
  outlines: ReadonlyMap<string, Outline>,
): Omit<Lesson, "status" | "error"> {
  const head = content?.head ?? headOf(undefined);
  const [like, progress] = [LIKE_PREFIX + contentId, PROGRESS_PREFIX + contentId];
  const bookmark = BOOKMARK_PREFIX + contentId;
  const outline = markRead(
    outlines.get(head.courseId)?.lessons ?? [],
    idsOf(marks.marked, PROGRESS_PREFIX),
    marks.places,
  );
  const place = marks.places.get(contentId);
  const [previous, next] = neighbours(outline, contentId);
  return {
    lesson: {
      ...head,
      publishedAtText: dateText(content?.publishedAt ?? "", language()),
      updatedNotice: local.justUpdated ? "Updated just now" : "",
    },
    blocks: content?.blocks ?? [],
    comments: content?.counters.comments ?? 0,
    likes: shownLikes(local.pendingLike, content?.counters.likes ?? 0),
    liked: marks.marked.has(like),
    likeError: marks.refused.get(like) ?? "",
    completed: marks.marked.has(progress),
    completeError: marks.refused.get(progress) ?? "",
    bookmarked: marks.marked.has(bookmark),
    bookmarkError: marks.refused.get(bookmark) ?? "",
    goOnHref: goOnHref(place, marks.marked.has(progress), local.openedAt),
    percent: place?.part ?? 0,
    previous,
    next,
    outline,
    justUpdated: local.justUpdated,
  };
}

/** A course that was asked for as a lesson is on its way to its own page. */
const statusOf = (content: LessonContent): PageStatus =>
  content.href.startsWith("/lessons/") ? "ready" : "loading";

const views = new Map<string, Readable<Lesson>>();

export function lessonView(contentId: string): Readable<Lesson> {
  const existing = views.get(contentId);
  if (existing) return existing;
  const { resource, local } = lessonPage(contentId);
  const view = derive(
    [session, network, resource, local, marked, refused, outlineCache, places, learner],
    (core, net, loaded, state, keysShown, reasons, outlines, at): Lesson => ({
      ...lessonState(
        contentId,
        loaded.value,
        state,
        { marked: keysShown, refused: reasons, places: at },
        outlines,
      ),
      status: pageStatus(core, net, loaded, statusOf),
      error: failureText(core, loaded),
    }),
  );
  views.set(contentId, view);
  return view;
}
