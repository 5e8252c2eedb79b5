/** What a lesson page shows: content, this learner's own likes and progress, neighbours. */

import { markCompleted } from "./courseViews.ts";
import { dateText, language } from "./language.ts";
import { learner, type Learner } from "./learner.ts";
import { headOf, type LessonContent } from "./lesson.ts";
import { lessonPage, type LessonLocal } from "./lessonPage.ts";
import { shownLikes } from "./likes.ts";
import { network } from "./network.ts";
import { outlineCache } from "./outlines.ts";
import type { Outline } from "./course.ts";
import { failureText, pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { derive, type Readable } from "./store.ts";
import type { Lesson, Link, OutlineLesson, PageStatus } from "./states.ts";

const NOWHERE: Link = { href: "", title: "" };

function linkTo(lesson: OutlineLesson | undefined): Link {
  return lesson ? { href: lesson.href, title: lesson.title } : NOWHERE;
}

export function neighbours(outline: OutlineLesson[], contentId: string): [Link, Link] {
  const here = outline.findIndex((lesson) => lesson.contentId === contentId);
  if (here < 0) return [NOWHERE, NOWHERE];
  return [linkTo(outline[here - 1]), linkTo(outline[here + 1])];
}

export function lessonState(
  contentId: string,
  content: LessonContent | null,
  local: LessonLocal,
  own: Learner,
  outlines: ReadonlyMap<string, Outline>,
): Omit<Lesson, "status" | "error"> {
  const head = content?.head ?? headOf(undefined);
  const outline = markCompleted(outlines.get(head.courseId)?.lessons ?? [], own.completed);
  const [previous, next] = neighbours(outline, contentId);
  return {
    lesson: {
      ...head,
      publishedAtText: dateText(content?.publishedAt ?? "", language()),
      updatedNotice: local.justUpdated ? "Updated just now" : "",
    },
    blocks: content?.blocks ?? [],
    likes: shownLikes(local.pendingLike, content?.counters.likes ?? 0),
    liked: own.likes.has(contentId),
    likeError: local.likeError,
    completed: own.completed.has(contentId),
    completeError: local.completeError,
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
    [session, network, resource, local, learner, outlineCache],
    (core, net, loaded, state, own, outlines): Lesson => ({
      ...lessonState(contentId, loaded.value, state, own, outlines),
      status: pageStatus(core, net, loaded, statusOf),
      error: failureText(core, loaded),
    }),
  );
  views.set(contentId, view);
  return view;
}
