/**
 * Where a learner can go on: the lesson that they read last and have not completed, at the heading
 * under which they were. Always an address to follow, never a jump.
 */

import type { Listed } from "./catalogue.ts";
import type { Outline } from "./course.ts";
import { catalogue, completed } from "./courseViews.ts";
import { anchorHref, latest } from "./latest.ts";
import type { Place } from "./learner.ts";
import { outlineCache, refreshOutline } from "./outlines.ts";
import { lessonHref } from "./paths.ts";
import { places } from "./places.ts";
import { derive } from "./store.ts";
import type { GoOn } from "./states.ts";

const NOWHERE: GoOn = { href: "", title: "", lang: "", courseTitle: "", percent: 0 };

/** Only what is still published; its title where the course's outline is known. */
export function goOnState(
  listed: readonly Listed[],
  all: ReadonlyMap<string, Place>,
  done: ReadonlySet<string>,
  outlines: ReadonlyMap<string, Outline>,
): GoOn & { courseId: string } {
  const found = latest(
    listed.flatMap(({ lessonIds }) => lessonIds),
    all,
    done,
  );
  const course = listed.find(({ lessonIds }) => found && lessonIds.includes(found[0]))?.card;
  if (!found || !course) return { ...NOWHERE, courseId: "" };
  const [id, place] = found;
  const lesson = outlines.get(course.contentId)?.lessons.find(({ contentId }) => contentId === id);
  return {
    href: (lesson?.href ?? lessonHref(id, "-")) + anchorHref(place),
    title: lesson?.title ?? "",
    lang: course.lang,
    courseTitle: course.title,
    percent: place.part,
    courseId: course.contentId,
  };
}

const found = derive([catalogue, places, completed, outlineCache], (loaded, all, done, outlines) =>
  goOnState(loaded.value ?? [], all, done, outlines),
);

export const goOnView = derive([found], ({ courseId: _, ...goOn }): GoOn => goOn);

/** Asks for the outline that has the title, while a page shows it: one Query, if it isn't known. */
export function followGoOn(): () => void {
  const ask = (): void => {
    const { courseId, title } = found.get();
    if (courseId && !title) void refreshOutline(courseId);
  };
  ask();
  return found.subscribe(ask);
}
