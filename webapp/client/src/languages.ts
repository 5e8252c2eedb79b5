/** The languages that a learner can choose: those in which something is published. */

import { itemsOf, call } from "./dynamodb.ts";
import { query } from "./expressions.ts";
import * as keys from "./keys.ts";
import { FALLBACK, languageName } from "./language.ts";
import { createResource } from "./resource.ts";
import type { Language } from "./states.ts";

/** Those that Lectern looks for. */
const KNOWN = ["de", "es", "fr"] as const;

async function isRead(tag: string): Promise<boolean> {
  const answer = await call("Query", ({ config }) =>
    query(config.contentTable, keys.catalogue(tag), ["sk"], { limit: 1 }),
  );
  return itemsOf(answer).length > 0;
}

/** One Query of one row for each, only where they are shown. */
export const published = createResource(async () => {
  const found = await Promise.all(KNOWN.map(isRead));
  return KNOWN.filter((_tag, index) => found[index]);
});

/** With what was chosen before, so that nobody is caught in it; none where there is no choice. */
export function choices(found: readonly string[], chosen: string): Language[] {
  const tags = [...new Set([FALLBACK, ...found, chosen])];
  return tags.length > 1 ? tags.map((tag) => ({ tag, name: languageName(tag) })) : [];
}
