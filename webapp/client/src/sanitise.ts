/**
 * A second look at HTML that ingest has sanitised already: DOMPurify lets through what ingest does,
 * and nothing else (the rules are ingest's own, lectern/allowed_html.py). A part of its own: only what
 * shows a lesson loads it.
 */

import DOMPurify, { type Config } from "dompurify";
import { safeAddress } from "./addresses.ts";
import {
  ADDRESS_ATTRIBUTES,
  ADDRESS_PATTERN,
  HTML_ATTRIBUTES,
  HTML_INLINE_TAGS,
  HTML_TAGS,
  UNSEEN_TAGS,
  VALUE_PATTERN,
} from "./boundary.ts";
import { Failure } from "./failures.ts";
import { dress } from "./prose.ts";

const BY_TAG: Readonly<Record<string, readonly string[]>> = HTML_ATTRIBUTES;
const ADDRESSES: ReadonlySet<string> = new Set(ADDRESS_ATTRIBUTES);
const VALUE = new RegExp(`^(?:${VALUE_PATTERN})$`);
const ATTRIBUTES = [...new Set(Object.values(BY_TAG).flat())];

const allowing = (tags: readonly string[]): Config & { RETURN_DOM: true } => ({
  ALLOWED_TAGS: [...tags],
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: new RegExp(`^(?:${ADDRESS_PATTERN})$`, "i"),
  ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => !ADDRESSES.has(name)),
  FORBID_CONTENTS: [...UNSEEN_TAGS],
  RETURN_DOM: true,
});

const TEXT = allowing(HTML_TAGS);
const LINE = allowing(HTML_INLINE_TAGS);

const purifier = DOMPurify(window);

/** DOMPurify's own list is of names alone; ours says which tag may have which, and of what value. */
purifier.addHook("uponSanitizeAttribute", (element, attribute) => {
  const { attrName: name, attrValue: value } = attribute;
  const listed = (BY_TAG[element.localName] ?? []).includes(name);
  if (ADDRESSES.has(name)) attribute.attrValue = safeAddress(value);
  attribute.keepAttr =
    listed && VALUE.test(value) && (!ADDRESSES.has(name) || attribute.attrValue !== "");
});

/** Raises where DOMPurify can't work: it would hand the text back as it is. */
function cleaned(
  html: string,
  allowed: Config & { RETURN_DOM: true },
  named: boolean = true,
): string {
  if (!purifier.isSupported) throw new Failure("unavailable", "NoCleaner");
  if (html === "") return "";
  // Its types don't tell: what has no body, such as a frameset, has no text either.
  const text = purifier.sanitize(html, allowed) as HTMLElement | null;
  if (!text) return "";
  dress(text, named);
  return text.innerHTML;
}

export const text = (html: string): string => cleaned(html, TEXT);

/** What may stand within a line: a table's cell. */
export const line = (html: string): string => cleaned(html, LINE);

/** What learners write: no link leads to its headings, and none may take another element's name. */
export const comment = (html: string): string => cleaned(html, TEXT, false);
