/** The site's addresses: built, taken apart, and judged. */

import {
  CATALOGUE_ROUTE,
  COURSES_SECTION,
  DOORS,
  LESSONS_SECTION,
  NEED_SESSION,
  SEARCH_ROUTE,
} from "./boundary.ts";

export const lessonHref = (contentId: string, slug: string): string =>
  `/${LESSONS_SECTION}/${encodeURIComponent(contentId)}/${encodeURIComponent(slug)}`;

export const courseHref = (contentId: string, slug: string): string =>
  `/${COURSES_SECTION}/${encodeURIComponent(contentId)}/${encodeURIComponent(slug)}`;

/** The slug is for readers alone: what is open under another one moves to its own address. */
export const isSame = (pathname: string, href: string): boolean =>
  pathname === href || pathname === decodeURI(href);

export const searchHref = (query: string): string =>
  `${SEARCH_ROUTE}?q=${encodeURIComponent(query)}`;

/** The content id in `/lessons/<id>/<slug>` or `/courses/<id>/<slug>`; empty where there is none. */
export function idIn(
  pathname: string,
  section: typeof LESSONS_SECTION | typeof COURSES_SECTION,
): string {
  const [, first, id] = pathname.split("/");
  if (first !== section || !id) return "";
  try {
    return decodeURIComponent(id);
  } catch {
    return "";
  }
}

const AFTER_SIGN_IN = CATALOGUE_ROUTE;
const NOT_A_GOAL = new RegExp(`^(${DOORS.join("|")})(/|\\?|#|$)`);

/**
 * Where to go after a sign-in. Only a path of this very site is taken: browsers read
 * `//host`, `/\host` and paths with control characters as other hosts.
 */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith("/")) return AFTER_SIGN_IN;
  if (/[\u0000-\u0020\u007f\\]/.test(next)) return AFTER_SIGN_IN;
  const home = "https://site.invalid";
  const url = new URL(next, home);
  if (url.origin !== home || url.pathname.startsWith("//")) return AFTER_SIGN_IN;
  const path = url.pathname + url.search + url.hash;
  return NOT_A_GOAL.test(path) ? AFTER_SIGN_IN : path;
}

/** Whether a page shows nothing without a session. */
export const needsSession = (pathname: string): boolean =>
  (NEED_SESSION as readonly string[]).includes(pathname.split("/")[1] ?? "");

const nextIn = (path: string): string =>
  new URLSearchParams(path.slice(path.indexOf("?") + 1)).get("next") ?? "";

export type Door = (typeof DOORS)[number];

/**
 * A page of the account that leads back to `path` in the end. From one such page to another the
 * goal is handed on, so that who has to sign up first still arrives.
 */
export function doorHref(door: Door, path: string): string {
  const goal = NOT_A_GOAL.test(path) ? nextIn(path) : path;
  const kept = goal !== "/" && safeNext(goal) === goal;
  return kept ? `${door}?next=${encodeURIComponent(goal)}` : door;
}

export const signInHref = (path: string): string => doorHref("/sign-in", path);
