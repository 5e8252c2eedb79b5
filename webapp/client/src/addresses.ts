/** Where a link of a lesson may lead. The rule is ingest's own (lectern/markup.py). */

import { ADDRESS_PATTERN } from "./boundary.ts";

const ADDRESS = new RegExp(`^(?:${ADDRESS_PATTERN})$`, "i");

/** As browsers do before they read an address (WHATWG URL, "URL parsing"). */
const trimmed = (address: string): string => address.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");

/** What a link to a heading calls it: its words, with a dash for whatever is between them. */
export const anchorOf = (heading: string): string =>
  heading.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.join("-") ?? "";

/**
 * The address, or none where following it could run something (`javascript:` and the like). An
 * editor may write an anchor as the heading's words or as what they become: both lead there.
 */
export function safeAddress(address: string): string {
  const plain = trimmed(address);
  if (!ADDRESS.test(plain)) return "";
  return plain.startsWith("#") ? `#${anchorOf(plain)}` : plain;
}
