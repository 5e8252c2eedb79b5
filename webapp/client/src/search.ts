/** Search goes through the site's API: the CMS's key must not reach a browser. */

import { askApi, failureOf } from "./api.ts";
import { maps, number, text, type Fields } from "./fields.ts";
import { SEARCH_QUERY_CHARACTERS } from "./generated.ts";
import { inLanguage, language } from "./language.ts";
import { courseHref, lessonHref } from "./paths.ts";
import type { SearchHit } from "./states.ts";

export function cleanQuery(typed: string): string {
  return typed.replace(/\s+/gu, " ").trim().slice(0, SEARCH_QUERY_CHARACTERS);
}

export function hitOf(from: Fields): SearchHit {
  const contentId = text(from, "contentId");
  const contentType = text(from, "contentType");
  const slug = text(from, "slug") || "-";
  return {
    contentId,
    href: contentType === "course" ? courseHref(contentId, slug) : lessonHref(contentId, slug),
    contentType,
    title: text(from, "title"),
    summary: text(from, "summary"),
    courseTitle: text(from, "courseTitle"),
    likes: number(from, "likes"),
    comments: number(from, "comments"),
  };
}

const UNREACHED = "Search can't be reached right now. Please try again in a moment.";

async function searchIn(query: string, locale: string): Promise<SearchHit[]> {
  const path = `search?q=${encodeURIComponent(query)}&locale=${locale}`;
  const body = await askApi(path, (status) => failureOf(status, `search ${status}`, UNREACHED));
  return maps(body, "hits").map(hitOf);
}

export const search = (query: string): Promise<SearchHit[]> =>
  inLanguage(language(), (locale) => searchIn(query, locale));
