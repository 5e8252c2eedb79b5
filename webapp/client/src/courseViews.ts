/** What the catalogue and the course page show: content joined with the learner's progress. */

import { readCatalogue } from "./catalogue.ts";
import { readOutline, cardOf, type Outline } from "./course.ts";
import { PROGRESS_PREFIX } from "./generated.ts";
import { foreignName, language } from "./language.ts";
import { anchorHref, latest, partRead, percentOf } from "./latest.ts";
import { learner, type Place } from "./learner.ts";
import { navigate } from "./navigation.ts";
import { network } from "./network.ts";
import { rememberOutline } from "./outlines.ts";
import { idIn, isSame } from "./paths.ts";
import { places } from "./places.ts";
import { createResource, failureText, pageStatus, type Resource } from "./resource.ts";
import { session } from "./session.ts";
import { derive, type Readable } from "./store.ts";
import { idsOf, marked } from "./wishes.ts";
import type { Catalogue, Course, CourseCard, OutlineLesson, PageStatus } from "./states.ts";

let shownIn = "";

export const catalogue = createResource(() => {
  shownIn = language();
  return readCatalogue(shownIn);
});

/** Another choice, made here or on another device, shows that language's catalogue. */
function followLanguage(): void {
  const current = shownIn === "" || shownIn === language();
  if (current || session.get().status !== "signedIn") return;
  void catalogue.reload().then(followLanguage);
}

learner.subscribe(followLanguage);

type Completed = ReadonlySet<string>;
type Places = ReadonlyMap<string, Place>;

/** The ids of all completed lessons, in whatever course each stands today. */
export const completed = derive([marked], (keys): Completed => idsOf(keys, PROGRESS_PREFIX));

/** Counts the lessons that the course has now, wherever they stood when they were read. */
function withProgress(
  card: CourseCard,
  completed: Completed,
  at: Places,
  lessonIds: readonly string[],
): CourseCard {
  return {
    ...card,
    completedLessons: lessonIds.filter((lessonId) => completed.has(lessonId)).length,
    lessonCount: lessonIds.length,
    begun: lessonIds.some((lessonId) => completed.has(lessonId) || at.has(lessonId)),
    percent: percentOf(lessonIds, at, completed),
  };
}

export const markRead = (
  lessons: OutlineLesson[],
  completed: Completed,
  at: Places,
): OutlineLesson[] =>
  lessons.map((lesson) => ({
    ...lesson,
    completed: completed.has(lesson.contentId),
    percent: partRead(lesson.contentId, at, completed),
  }));

/** Ready when the progress is known too: courses that are begun stand first and move the others. */
function shelfStatus(listed: unknown[], settled: boolean): PageStatus {
  if (!listed.length) return "empty";
  return settled ? "ready" : "loading";
}

export const catalogueView = derive(
  [session, network, catalogue, learner, completed, places],
  (core, net, loaded, own, read, at): Catalogue => ({
    status: pageStatus(core, net, loaded, (listed) => shelfStatus(listed, own.settled)),
    error: failureText(core, loaded),
    courses: (loaded.value ?? []).map(({ card, lessonIds }) =>
      withProgress(card, read, at, lessonIds),
    ),
  }),
);

/**
 * Where the reader was in the lesson that they read last; where that is completed or none was
 * begun, the first lesson that is not completed, or the first one of a finished course.
 */
export function resumeHref(lessons: OutlineLesson[], completed: Completed, at: Places): string {
  const ids = lessons.map(({ contentId }) => contentId);
  const [id, place] = latest(ids, at, completed) ?? [];
  const lesson = lessons.find(({ contentId }) => contentId === id);
  if (lesson && place) return lesson.href + anchorHref(place);
  return (lessons.find((each) => !each.completed) ?? lessons[0])?.href ?? "";
}

export function courseState(
  outline: Outline | null,
  completed: Completed,
  at: Places,
): Omit<Course, "status" | "error"> {
  const lessons = markRead(outline?.lessons ?? [], completed, at);
  const lessonIds = lessons.map(({ contentId }) => contentId);
  const card = outline?.course ?? cardOf(undefined);
  const named = { ...card, languageName: foreignName(card.lang) };
  const course = withProgress(named, completed, at, lessonIds);
  const completedCount = course.completedLessons;
  return {
    course,
    lessons,
    completedCount,
    lessonCount: lessons.length,
    resumeHref: resumeHref(lessons, completed, at),
  };
}

export interface CoursePage {
  resource: Resource<Outline>;
  view: Readable<Course>;
}

const pages = new Map<string, CoursePage>();

async function read(courseId: string): Promise<Outline> {
  const outline = await readOutline(courseId);
  rememberOutline(outline);
  const { href } = outline.course;
  if (idIn(location.pathname, "courses") === courseId && !isSame(location.pathname, href)) {
    navigate(href + location.search + location.hash, true);
  }
  return outline;
}

export function coursePage(courseId: string): CoursePage {
  const existing = pages.get(courseId);
  if (existing) return existing;
  const resource = createResource(() => read(courseId));
  const view = derive(
    [session, network, resource, completed, places, learner],
    (core, net, loaded, read, at): Course => ({
      ...courseState(loaded.value, read, at),
      status: pageStatus(core, net, loaded, ({ lessons }) => (lessons.length ? "ready" : "empty")),
      error: failureText(core, loaded),
    }),
  );
  const page = { resource, view };
  pages.set(courseId, page);
  return page;
}
