/**
 * The lessons that a learner bookmarked, as links. The catalogues say in which course each stands
 * now, and that course's outline how it is called: a Query for each language and one for each of
 * these courses; none for somebody without bookmarks. A lesson that was withdrawn is left out.
 */

import { languagesIn, listedOf, rowsIn } from "./catalogue.ts";
import { asFailure } from "./failures.ts";
import { BOOKMARK_PREFIX, DEFAULT_LOCALE } from "./generated.ts";
import { outlineCache, refreshOutline } from "./outlines.ts";
import { createStore, derive } from "./store.ts";
import type { Link } from "./states.ts";
import { idsOf, marked } from "./wishes.ts";

/** Why they can't be listed; empty where they can. */
export const unlisted = createStore("");

export const bookmarked = derive([marked], (keys) => idsOf(keys, BOOKMARK_PREFIX));

export const bookmarks = derive([bookmarked, outlineCache], (ids, outlines): Link[] =>
  [...outlines.values()]
    .flatMap(({ lessons }) => lessons.filter(({ contentId }) => ids.has(contentId)))
    .map(({ href, title }) => ({ href, title })),
);

async function readTitles(): Promise<void> {
  const ids = bookmarked.get();
  if (ids.size === 0) return;
  const rows = await rowsIn(DEFAULT_LOCALE);
  const others = languagesIn(rows).filter((tag) => tag !== DEFAULT_LOCALE);
  const further = await Promise.all(others.map((tag) => rowsIn(tag)));
  const courses = listedOf([...rows, ...further.flat()]).filter(({ lessonIds }) =>
    lessonIds.some((id) => ids.has(id)),
  );
  await Promise.all(courses.map(({ card }) => refreshOutline(card.contentId)));
}

export async function listBookmarks(): Promise<void> {
  unlisted.set("");
  await readTitles().catch((thrown: unknown) =>
    unlisted.set(`Your bookmarks can't be listed. ${asFailure(thrown).message}`),
  );
}
