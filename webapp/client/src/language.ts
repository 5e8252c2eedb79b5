/** The language a learner chose: what content is asked for in, and how dates are written. */

import { learner } from "./learner.ts";

/** What isn't in the chosen language is shown in it. */
export const FALLBACK = "en";

const STORED_AS = "lectern.language";

/** A tag such as `de` or `pt-BR`; whatever else was stored counts as no choice. */
const TAG = /^[a-z]{2}(-[A-Z]{2})?$/;

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
  return TAG.test(tag) ? tag : FALLBACK;
}

/** A language by its own name: `de` is Deutsch. A tag that no browser knows is its own name. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** An ISO 8601 time as a date in words; empty for none. */
export function dateText(iso: string, locale: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return "";
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "long" });
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
