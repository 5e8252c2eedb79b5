/**
 * A second look at HTML that ingest has sanitised already: what ingest lets through stays, and
 * nothing else (the lists are ingest's own). The parsed document is inert (HTML standard,
 * "DOMParser"): nothing in it runs or loads.
 */

import { HTML_ATTRIBUTES, HTML_INLINE_TAGS, HTML_TAGS, LINK_SCHEMES } from "./generated.ts";

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = HTML_ATTRIBUTES;
const TEXT: ReadonlySet<string> = new Set(HTML_TAGS);
const LINE: ReadonlySet<string> = new Set(HTML_INLINE_TAGS);
const SAFE_ADDRESS = new RegExp(`^((${LINK_SCHEMES.join("|")}):|/(?![/\\\\])|#)`, "i");
const HEADINGS = new Set(["H2", "H3", "H4", "H5", "H6"]);
/** Each may be written in another direction than the page: its first strong letter decides. */
const DIRECTED = new Set("BLOCKQUOTE H2 H3 H4 H5 H6 LI OL P UL".split(" "));
const FROM_THE_RIGHT =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Said outright: `dir="auto"` doesn't look into parts that have a direction of their own. */
export function directionOf(words: string): "ltr" | "rtl" {
  return FROM_THE_RIGHT.test(words.match(/\p{L}/u)?.[0] ?? "") ? "rtl" : "ltr";
}

/** What a link to a heading calls it: its words, with a dash for whatever is between them. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join("-") ?? "";

/**
 * The address, or none where following it could run something (`javascript:` and the like). An
 * editor may write an anchor as the heading's words or as what they become: both lead there.
 */
export function safeAddress(address: string): string {
  const trimmed = address.trim();
  if (trimmed.startsWith("#")) return `#${anchorOf(trimmed)}`;
  return SAFE_ADDRESS.test(trimmed) ? trimmed : "";
}

function isKept(tag: string, { name, value }: Attr): boolean {
  if (!(ATTRIBUTES[tag] ?? []).includes(name)) return false;
  return name !== "href" || safeAddress(value) !== "";
}

function clean(element: Element, tags: ReadonlySet<string>): void {
  for (const child of [...element.children]) {
    const tag = child.tagName.toLowerCase();
    if (!tags.has(tag)) {
      child.remove();
      continue;
    }
    for (const attribute of [...child.attributes]) {
      if (!isKept(tag, attribute)) child.removeAttribute(attribute.name);
      else if (attribute.name === "href") attribute.value = safeAddress(attribute.value);
    }
    if (tag === "a") child.setAttribute("rel", "noopener noreferrer");
    if (tag === "code") child.setAttribute("dir", "ltr");
    if (DIRECTED.has(child.tagName)) child.setAttribute("dir", directionOf(child.textContent));
    if (HEADINGS.has(child.tagName)) child.id = anchorOf(child.textContent);
    clean(child, tags);
  }
}

export function sanitised(html: string, tags: ReadonlySet<string> = TEXT): string {
  if (html === "") return "";
  const { body } = new DOMParser().parseFromString(html, "text/html");
  clean(body, tags);
  return body.innerHTML;
}

/** What may stand within a line: a table's cell. */
export const sanitisedLine = (html: string): string => sanitised(html, LINE);
