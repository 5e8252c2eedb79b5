/** A course and its outline: one Query, parsed once into what pages show. */

import type { Item } from "./attributes.ts";
import { queryAll } from "./dynamodb.ts";
import { query, type ContentName } from "./expressions.ts";
import { Failure } from "./failures.ts";
import { map, number, text, texts, type Fields } from "./fields.ts";
import { COURSE_HEAD, LESSON_PREFIX } from "./generated.ts";
import * as keys from "./keys.ts";
import { courseHref, lessonHref } from "./paths.ts";
import { srcsetOf } from "./pictures.ts";
import type { Cover, CourseCard, OutlineLesson } from "./states.ts";

export interface Outline {
  course: CourseCard;
  /** In reading order; `completed` and `percent` are filled in when it is shown. */
  lessons: OutlineLesson[];
}

const NAMES: ContentName[] = [
  "sk",
  "contentId",
  "slug",
  "title",
  "summary",
  "level",
  "tags",
  "cover",
  "durationMinutes",
  "locale",
];

export const coverOf = (from: Fields): Cover => ({
  url: text(from, "url"),
  srcset: srcsetOf(from),
  alt: text(from, "alt"),
  width: number(from, "width"),
  height: number(from, "height"),
});

export function cardOf(item: Item | undefined): CourseCard {
  const contentId = text(item, "contentId");
  const slug = text(item, "slug");
  return {
    contentId,
    href: contentId ? courseHref(contentId, slug) : "",
    title: text(item, "title"),
    summary: text(item, "summary"),
    level: text(item, "level"),
    tags: texts(item, "tags"),
    cover: coverOf(map(item, "cover")),
    lang: text(item, "locale"),
    languageName: "",
    completedLessons: 0,
    lessonCount: 0,
    begun: false,
    percent: 0,
  };
}

/** Numbered by where it stands: the CMS's positions count drafts, and two may be equal for a while. */
function outlineLessonOf(item: Item, at: number): OutlineLesson {
  const contentId = text(item, "contentId");
  return {
    contentId,
    href: lessonHref(contentId, text(item, "slug")),
    title: text(item, "title"),
    summary: text(item, "summary"),
    durationMinutes: number(item, "durationMinutes"),
    position: at + 1,
    completed: false,
    percent: 0,
  };
}

/** A course without its head is not (or no longer) published. */
export function outlineOf(items: Item[]): Outline {
  const head = items.find((item) => item["sk"] === COURSE_HEAD);
  if (!head || !text(head, "title")) throw new Failure("missing", "NoCourse");
  const lessons = items
    .filter((item) => text(item, "sk").startsWith(LESSON_PREFIX) && text(item, "title"))
    .map(outlineLessonOf);
  return { course: cardOf(head), lessons };
}

export async function readOutline(courseId: string): Promise<Outline> {
  if (!courseId) throw new Failure("missing", "NoCourseId");
  return outlineOf(
    await queryAll(({ config }, page) =>
      query(config.contentTable, keys.course(courseId), NAMES, page),
    ),
  );
}
