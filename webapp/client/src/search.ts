/** Search goes through the site's API: the CMS's key must not reach a browser. */

import { askApi, failureOf } from "./api.ts";
import { SEARCH, SEARCH_LOCALE, SEARCH_START, SEARCH_WORDS } from "./boundary.ts";
import { maps, number, text, type Fields } from "./fields.ts";
import { SEARCH_FROM, SEARCH_HITS, SEARCH_QUERY_CHARACTERS } from "./generated.ts";
import { foreignName, language } from "./language.ts";
import { courseHref, lessonHref } from "./paths.ts";
import type { Failure } from "./failures.ts";
import type { SearchHit } from "./states.ts";

export interface Found {
  hits: SearchHit[];
  /** How many the CMS knows. Some of them may have no page yet, or no longer: those are no hits. */
  total: number;
  /** How many of them were asked for. */
  asked: number;
}

export const NOTHING: Found = { hits: [], total: 0, asked: 0 };

export function cleanQuery(typed: string): string {
  return typed.replace(/\s+/gu, " ").trim().slice(0, SEARCH_QUERY_CHARACTERS);
}

export function hitOf(from: Fields): SearchHit {
  const contentId = text(from, "contentId");
  const contentType = text(from, "contentType");
  const slug = text(from, "slug") || "-";
  const lang = text(from, "locale");
  return {
    contentId,
    href: contentType === "course" ? courseHref(contentId, slug) : lessonHref(contentId, slug),
    contentType,
    title: text(from, "title"),
    summary: text(from, "summary"),
    courseTitle: text(from, "courseTitle"),
    lang,
    languageName: foreignName(lang),
    likes: number(from, "likes"),
  };
}

const UNREACHED = "Search can't be reached right now. Please try again in a moment.";

export function foundOf(body: Fields): Found {
  const asked = number(body, "from") + SEARCH_HITS;
  return { hits: maps(body, "hits").map(hitOf), total: number(body, "total"), asked };
}

/** The API answers no hits that begin after SEARCH_FROM. */
export const hasMore = ({ total, asked }: Found): boolean => asked < total && asked <= SEARCH_FROM;

/** Once all were asked for, what is shown is all there is. */
export const shownTotal = ({ hits, total, asked }: Found): number =>
  asked < total ? total : hits.length;

/** What is published meanwhile moves the others: a hit that was there before isn't shown twice. */
export function joined(before: Found, further: Found): Found {
  const known = new Set(before.hits.map(({ contentId }) => contentId));
  const fresh = further.hits.filter(({ contentId }) => !known.has(contentId));
  return { ...further, hits: [...before.hits, ...fresh] };
}

/** Whoever comes back finds the further hits where they were, unless the search has changed. */
export function refreshed(before: Found | null, first: Found): Found {
  const same =
    before?.total === first.total &&
    first.hits.every(({ contentId }, place) => before.hits[place]?.contentId === contentId);
  if (!before || !same) return first;
  return { ...before, hits: [...first.hits, ...before.hits.slice(first.hits.length)] };
}

/** What isn't in the learner's language follows after, in the same answer. */
export async function search(query: string, from = 0): Promise<Found> {
  const words = `${SEARCH_WORDS}=${encodeURIComponent(query)}`;
  const path = `${SEARCH}?${words}&${SEARCH_LOCALE}=${language()}&${SEARCH_START}=${from}`;
  const meaning = (status: number, code: string): Failure => failureOf(status, code, UNREACHED);
  return foundOf(await askApi(path, meaning));
}
