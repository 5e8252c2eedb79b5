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
function formatOf(locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, style);
  } catch {
    return new Intl.DateTimeFormat(DEFAULT_LOCALE, style);
  }
}

function written(iso: string, locale: string, style: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return "";
  const name = locale + (style.timeStyle ?? "");
  const format = formats.get(name) ?? formatOf(locale, style);
  formats.set(name, format);
  return format.format(time);
}

/** An ISO 8601 time as a date in words; empty for none. */
export const dateText = (iso: string, locale: string): string =>
  written(iso, locale, { dateStyle: "long" });

/** The same with the time of day, as the reader's own clock has it. */
export const momentText = (iso: string, locale: string): string =>
  written(iso, locale, { dateStyle: "medium", timeStyle: "short" });

learner.subscribe(() => {
  const { preferences } = learner.get();
  if (!preferences) return;
  try {
    localStorage.setItem(STORED_AS, preferences.language);
  } catch {
    // storage is blocked: the next page asks in the fallback first
  }
});
