/** What the catalogue and the course page show: content joined with the learner's progress. */

import { Failure } from "./failures.ts";
import { readCatalogue, readOutline, cardOf, type Outline } from "./course.ts";
import { inLanguage, language } from "./language.ts";
import { learner } from "./learner.ts";
import { network } from "./network.ts";
import { outlineCache, rememberOutline } from "./outlines.ts";
import { createResource, failureText, pageStatus, type Resource } from "./resource.ts";
import { session } from "./session.ts";
import { derive, type Readable } from "./store.ts";
import type { Catalogue, Course, CourseCard, OutlineLesson } from "./states.ts";

let shownIn = "";

export const catalogue = createResource(() => {
  shownIn = language();
  return inLanguage(shownIn, readCatalogue);
});

/** Another choice, made here or on another device, shows that language's catalogue. */
function followLanguage(): void {
  const current = shownIn === "" || shownIn === language();
  if (current || session.get().status !== "signedIn") return;
  void catalogue.reload().then(followLanguage);
}

learner.subscribe(followLanguage);

type Completed = ReadonlyMap<string, string>;

function withProgress(card: CourseCard, completed: Completed, lessonCount: number): CourseCard {
  const done = [...completed.values()].filter((courseId) => courseId === card.contentId).length;
  return { ...card, completedLessons: done, lessonCount };
}

export const markCompleted = (lessons: OutlineLesson[], completed: Completed): OutlineLesson[] =>
  lessons.map((lesson) => ({ ...lesson, completed: completed.has(lesson.contentId) }));

export const catalogueView = derive(
  [session, network, catalogue, learner, outlineCache],
  (core, net, loaded, own, outlines): Catalogue => ({
    status: pageStatus(core, net, loaded, (cards) => (cards.length ? "ready" : "empty")),
    error: failureText(core, loaded),
    courses: (loaded.value ?? []).map((card) =>
      withProgress(card, own.completed, outlines.get(card.contentId)?.lessons.length ?? 0),
    ),
  }),
);

/** The first lesson that is not completed, or the first one of a finished course. */
export function resumeHref(lessons: OutlineLesson[]): string {
  return (lessons.find((lesson) => !lesson.completed) ?? lessons[0])?.href ?? "";
}

export function courseState(outline: Outline | null, completed: Completed): Omit<Course, "status" | "error"> {
  const lessons = markCompleted(outline?.lessons ?? [], completed);
  const completedCount = lessons.filter((lesson) => lesson.completed).length;
  return {
    course: withProgress(outline?.course ?? cardOf(undefined), completed, lessons.length),
    lessons,
    completedCount,
    lessonCount: lessons.length,
    percent: lessons.length ? Math.round((100 * completedCount) / lessons.length) : 0,
    resumeHref: resumeHref(lessons),
  };
}

export interface CoursePage {
  resource: Resource<Outline>;
  view: Readable<Course>;
}

const pages = new Map<string, CoursePage>();

async function read(courseId: string): Promise<Outline> {
  if (!courseId) throw new Failure("missing", "NoCourseId");
  const outline = await readOutline(courseId);
  rememberOutline(outline);
  return outline;
}

export function coursePage(courseId: string): CoursePage {
  const existing = pages.get(courseId);
  if (existing) return existing;
  const resource = createResource(() => read(courseId));
  const view = derive(
    [session, network, resource, learner],
    (core, net, loaded, own): Course => ({
      ...courseState(loaded.value, own.completed),
      status: pageStatus(core, net, loaded, ({ lessons }) => (lessons.length ? "ready" : "empty")),
      error: failureText(core, loaded),
    }),
  );
  const page = { resource, view };
  pages.set(courseId, page);
  return page;
}

