/** The site's addresses: built, taken apart, and judged. */

export const lessonHref = (contentId: string, slug: string): string =>
  `/lessons/${encodeURIComponent(contentId)}/${encodeURIComponent(slug)}`;

export const courseHref = (contentId: string, slug: string): string =>
  `/courses/${encodeURIComponent(contentId)}/${encodeURIComponent(slug)}`;

/** The slug is for readers alone: what is open under another one moves to its own address. */
export const isSame = (pathname: string, href: string): boolean =>
  pathname === href || pathname === decodeURI(href);

export const searchHref = (query: string): string => `/search?q=${encodeURIComponent(query)}`;

/** The content id in `/lessons/<id>/<slug>` or `/courses/<id>/<slug>`; empty where there is none. */
export function idIn(pathname: string, section: "lessons" | "courses"): string {
  const [, first, id] = pathname.split("/");
  if (first !== section || !id) return "";
  try {
    return decodeURIComponent(id);
  } catch {
    return "";
  }
}

const AFTER_SIGN_IN = "/catalogue";
const NOT_A_GOAL = /^\/(sign-in|sign-up|confirm|forgot-password)(\/|\?|#|$)/;

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
  /^\/(catalogue|courses|lessons|search|profile|account)(\/|$)/.test(pathname);

const nextIn = (path: string): string =>
  new URLSearchParams(path.slice(path.indexOf("?") + 1)).get("next") ?? "";

export type Door = "/sign-in" | "/sign-up" | "/confirm" | "/forgot-password";

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
