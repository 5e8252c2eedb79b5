/** Search goes through the site's API: the CMS's key must not reach a browser. */

import { config } from "./config.ts";
import { identity } from "./credentials.ts";
import type { Plain } from "./attributes.ts";
import { asFailure, Failure } from "./failures.ts";
import { maps, number, text, type Fields } from "./fields.ts";
import { SEARCH_QUERY_CHARACTERS } from "./generated.ts";
import { inLanguage, language } from "./language.ts";
import { courseHref, lessonHref } from "./paths.ts";
import { retrying } from "./retry.ts";
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

function failureOf(status: number): Failure {
  const code = `search ${status}`;
  if (status === 401 || status === 403) return new Failure("expired", code);
  if (status === 429) return new Failure("throttled", code);
  const sentence = "Search can't be reached right now. Please try again in a moment.";
  return status < 500 ? new Failure("invalid", code) : new Failure("unavailable", code, sentence);
}

async function ask(query: string, locale: string, forced: boolean): Promise<SearchHit[]> {
  const [settings, { idToken }] = await Promise.all([config(), identity(forced)]);
  const url = `${settings.apiUrl}/search?q=${encodeURIComponent(query)}&locale=${locale}`;
  const answer = await fetch(url, { headers: { authorization: idToken }, cache: "no-store" });
  if (!answer.ok) throw failureOf(answer.status);
  const body = (await answer.json()) as { [name: string]: Plain };
  return maps(body, "hits").map(hitOf);
}

async function searchIn(query: string, locale: string): Promise<SearchHit[]> {
  try {
    return await retrying(() => ask(query, locale, false));
  } catch (thrown) {
    if (asFailure(thrown).kind !== "expired") throw thrown;
    return ask(query, locale, true);
  }
}

export const search = (query: string): Promise<SearchHit[]> =>
  inLanguage(language(), (locale) => searchIn(query, locale));
