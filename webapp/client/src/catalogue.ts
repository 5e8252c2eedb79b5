/**
 * The catalogue: the cards of a language and which lessons each course has now, by one Query (and
 * one more for each further MiB). A learner who chose another language than the fallback costs two
 * Queries: what isn't translated follows after.
 */

import { cardOf } from "./course.ts";
import { queryAll } from "./dynamodb.ts";
import { query, type ContentName } from "./expressions.ts";
import { text } from "./fields.ts";
import type { Item } from "./attributes.ts";
import { LESSON_PREFIX } from "./generated.ts";
import * as keys from "./keys.ts";
import { FALLBACK, languageName } from "./language.ts";
import type { CourseCard } from "./states.ts";

export interface Listed {
  card: CourseCard;
  /** The same for every translation of a course; the course's own id where there is none. */
  translationKey: string;
  lessonIds: readonly string[];
}

const NAMES: ContentName[] = [
  "sk",
  "contentId",
  "contentType",
  "courseId",
  "slug",
  "title",
  "summary",
  "level",
  "tags",
  "cover",
  "durationMinutes",
  "locale",
  "translationKey",
  "position",
  "status",
];

function lessonsOf(items: Item[]): Map<string, string[]> {
  const lessons = new Map<string, string[]>();
  for (const item of items) {
    if (!text(item, "sk").startsWith(LESSON_PREFIX)) continue;
    const courseId = text(item, "courseId");
    lessons.set(courseId, [...(lessons.get(courseId) ?? []), text(item, "contentId")]);
  }
  return lessons;
}

export function listedOf(items: Item[]): Listed[] {
  const lessons = lessonsOf(items);
  return items
    .map((item): Listed => {
      const card = cardOf(item);
      const translationKey = text(item, "translationKey") || card.contentId;
      return { card, translationKey, lessonIds: lessons.get(card.contentId) ?? [] };
    })
    .filter(({ card }) => card.contentId && card.title);
}

/** `others` that no course of `first` translates, after it and named by their language. */
export function followed(first: Listed[], others: Listed[]): Listed[] {
  const there = new Set(first.map(({ translationKey }) => translationKey));
  const rest = others.filter(({ translationKey }) => !there.has(translationKey));
  const named = rest.map((one) => {
    return { ...one, card: { ...one.card, languageName: languageName(one.card.lang) } };
  });
  return [...first, ...named];
}

async function listed(locale: string): Promise<Listed[]> {
  return listedOf(
    await queryAll(({ config }, page) =>
      query(config.contentTable, keys.catalogue(locale), NAMES, page),
    ),
  );
}

export async function readCatalogue(chosen: string): Promise<Listed[]> {
  if (chosen === FALLBACK) return listed(FALLBACK);
  const [first, others] = await Promise.all([listed(chosen), listed(FALLBACK)]);
  return followed(first, others);
}
