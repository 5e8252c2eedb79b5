/** A stored picture's sizes as an `img` takes them (HTML standard, "srcset attributes"). */

import { safeAddress } from "./addresses.ts";
import { maps, number, text, type Fields } from "./fields.ts";

/** Empty where there is one size alone: `src` then says all. */
export function srcsetOf(from: Fields): string {
  const all = [...maps(from, "smaller"), from];
  const sizes = all.map((one) => ({ url: safeAddress(text(one, "url")), width: number(one, "width") }));
  const usable = sizes.filter(({ url, width }) => url && width > 0 && !/[\s,]/.test(url));
  return usable.length > 1 ? usable.map(({ url, width }) => `${url} ${width}w`).join(", ") : "";
}
