/** How long the begun courses are, so that the front page tells a finished one from an open one. */

import { catalogue } from "./courseViews.ts";
import { learner } from "./learner.ts";
import { loadOutline } from "./outlines.ts";

/** One Query for each begun course that this tab hasn't seen; only where the shelf is shown. */
function count(): void {
  if (location.pathname !== "/" || !learner.get().loaded || !catalogue.get().value) return;
  for (const courseId of new Set(learner.get().completed.values())) loadOutline(courseId);
}

export function watchBegun(): () => void {
  const ends = [catalogue.subscribe(count), learner.subscribe(count)];
  count();
  return () => ends.forEach((end) => end());
}
