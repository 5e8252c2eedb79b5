/** What the page adds to a lesson's text once it is clean: directions, and names for headings. */

import { anchorOf } from "./addresses.ts";
import { LINK_REL } from "./boundary.ts";

const HEADINGS = "h2, h3, h4, h5, h6";
/** Each may be written in another direction than the page: its first strong letter decides. */
const DIRECTED = `blockquote, ${HEADINGS}, li, ol, p, ul`;
const FROM_THE_RIGHT =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Said outright: `dir="auto"` doesn't look into parts that have a direction of their own. */
export function directionOf(words: string): "ltr" | "rtl" {
  return FROM_THE_RIGHT.test(words.match(/\p{L}/u)?.[0] ?? "") ? "rtl" : "ltr";
}

export function dress(text: Element, named: boolean): void {
  for (const link of text.querySelectorAll("a")) link.rel = LINK_REL;
  for (const code of text.querySelectorAll("code")) code.dir = "ltr";
  for (const part of text.querySelectorAll<HTMLElement>(DIRECTED)) {
    part.dir = directionOf(part.textContent);
  }
  if (!named) return;
  for (const heading of text.querySelectorAll(HEADINGS)) heading.id = anchorOf(heading.textContent);
}
