/**
 * The catalogue: every course's card and which lessons it has now. One Query reads a language (and
 * one more each further MiB). The default language's tells which others there are, so that all
 * courses cost one Query for each language in which something is published: one where all is in
 * the default language, never more than one beside those (an empty answer, where nothing is left
 * of the language that was chosen).
 */

import { cardOf } from "./course.ts";
import { queryAll } from "./dynamodb.ts";
import { query, type ContentName } from "./expressions.ts";
import { text } from "./fields.ts";
import type { Item } from "./attributes.ts";
import { DEFAULT_LOCALE, LESSON_PREFIX } from "./generated.ts";
import * as keys from "./keys.ts";
import { foreignName } from "./language.ts";
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
  "courseId",
  "slug",
  "title",
  "summary",
  "level",
  "tags",
  "cover",
  "locale",
  "translationKey",
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

/** The reader's language first, then the default one, then the others by their tags. */
function rankOf(lang: string, chosen: string): string {
  if (lang === chosen) return "0";
  return lang === DEFAULT_LOCALE ? "1" : `2${lang}`;
}

/** Every course once, in the first language of that order that has it, and named by its language. */
export function inOrder(listed: Listed[], chosen: string): Listed[] {
  const byRank = new Map<string, Listed[]>();
  for (const one of listed) {
    const rank = rankOf(one.card.lang, chosen);
    byRank.set(rank, [...(byRank.get(rank) ?? []), one]);
  }
  const known = new Set<string>();
  return [...byRank.keys()].sort().flatMap((rank) => {
    const fresh = (byRank.get(rank) ?? []).filter((one) => !known.has(one.translationKey));
    for (const { translationKey } of fresh) known.add(translationKey);
    return fresh.map((one) => {
      return { ...one, card: { ...one.card, languageName: foreignName(one.card.lang, chosen) } };
    });
  });
}

/** All languages of which the rows of a catalogue tell. */
export const languagesIn = (rows: Item[]): string[] => [
  ...new Set(rows.map((row) => text(row, "locale")).filter(Boolean)),
];

export const rowsIn = (locale: string, names: ContentName[] = NAMES): Promise<Item[]> =>
  queryAll(({ config }, page) => query(config.contentTable, keys.catalogue(locale), names, page));

export async function readCatalogue(chosen: string): Promise<Listed[]> {
  const [rows, own] = await Promise.all([
    rowsIn(DEFAULT_LOCALE),
    chosen === DEFAULT_LOCALE ? [] : rowsIn(chosen),
  ]);
  const others = languagesIn(rows).filter((tag) => tag !== DEFAULT_LOCALE && tag !== chosen);
  const further = await Promise.all(others.map((tag) => rowsIn(tag)));
  return inOrder(listedOf([...own, ...rows, ...further.flat()]), chosen);
}
