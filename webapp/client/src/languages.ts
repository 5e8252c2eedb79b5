/** The languages that a learner can choose: those in which something is published. */

import { languagesIn, rowsIn } from "./catalogue.ts";
import { DEFAULT_LOCALE } from "./generated.ts";
import { languageName } from "./language.ts";
import { createResource } from "./resource.ts";
import type { Language } from "./states.ts";

/** One Query, only where they are shown. */
export const published = createResource(async () =>
  languagesIn(await rowsIn(DEFAULT_LOCALE, ["locale"])),
);

/** With what was chosen before, so that nobody is caught in it; none where there is no choice. */
export function choices(found: readonly string[], chosen: string): Language[] {
  const tags = [...new Set([...found, chosen])];
  return tags.length > 1 ? tags.map((tag) => ({ tag, name: languageName(tag) })) : [];
}
