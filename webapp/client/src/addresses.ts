/** Where a link of a lesson may lead. The rule is ingest's own (lectern/allowed_html.py). */

import { ADDRESS_PATTERN, BLANKS } from "./boundary.ts";

const ADDRESS = new RegExp(`^(?:${ADDRESS_PATTERN})$`, "i");

/** Not by a pattern, which would go over a long run of blanks again and again. */
function trimmed(address: string): string {
  let [from, to] = [0, address.length];
  while (from < to && BLANKS.includes(address.charAt(from))) from += 1;
  while (from < to && BLANKS.includes(address.charAt(to - 1))) to -= 1;
  return address.slice(from, to);
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
  const plain = trimmed(address);
  if (!ADDRESS.test(plain) || !(/^[/#]/.test(plain) || URL.canParse(plain))) return "";
  return plain.startsWith("#") ? `#${anchorOf(plain)}` : plain;
}
