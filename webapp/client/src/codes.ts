/** A code as people paste it: with blanks, dashes, full-width or Arabic digits, in a sentence. */

import { CODE_DIGITS } from "./boundary.ts";
import { Failure } from "./failures.ts";

const RUN = new RegExp(`(?<!\\d)\\d(?:[\\s\\p{Pd}.]*\\d){${CODE_DIGITS - 1}}(?!\\d)`, "u");

/** Arabic-Indic digits hold their value in the last four bits; NFKC leaves them as they are. */
const plain = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

export function typedCode(typed: string): string {
  const digits = RUN.exec(plain(typed))?.[0].replace(/\D/g, "");
  if (digits) return digits;
  throw new Failure("invalid", "NoCode", "The code has six digits. Please check it.");
}
