/** The language a learner chose: what content is asked for in, and how dates are written. */

import { DEFAULT_LOCALE, LOCALE_PATTERN } from "./generated.ts";
import { learner } from "./learner.ts";

const STORED_AS = "lectern.language";

/** What content may be written in can be chosen; whatever else was stored counts as no choice. */
const TAG = new RegExp(`^(?:${LOCALE_PATTERN})$`);

function stored(): string {
  try {
    return localStorage.getItem(STORED_AS) ?? "";
  } catch {
    return "";
  }
}

/** Before the partition is read, what was chosen when this browser last knew it. */
export function language(): string {
  const tag = learner.get().preferences?.language ?? stored();
  return TAG.test(tag) ? tag : DEFAULT_LOCALE;
}

/** A language by its own name: `de` is Deutsch. A tag that no browser knows is its own name. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The name of what is in another language than the reader's; else empty. */
export const foreignName = (lang: string, chosen = language()): string =>
  lang && lang !== chosen ? languageName(lang) : "";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A tag can have the form of one and yet be none, such as `de-ab-cd`: the default then. */
function formatOf(locale: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  } catch {
    return new Intl.DateTimeFormat(DEFAULT_LOCALE, { dateStyle: "long" });
  }
}

/** An ISO 8601 time as a date in words; empty for none. */
export function dateText(iso: string, locale: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return "";
  const format = formats.get(locale) ?? formatOf(locale);
  formats.set(locale, format);
  return format.format(time);
}

learner.subscribe(() => {
  const { preferences } = learner.get();
  if (!preferences) return;
  try {
    localStorage.setItem(STORED_AS, preferences.language);
  } catch {
    // storage is blocked: the next page asks in the fallback first
  }
});
