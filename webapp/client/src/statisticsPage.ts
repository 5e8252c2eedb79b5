/** The page of statistics: what it reads, and its hook. Only that page loads this. */

import { useEffect } from "react";
import { catalogue } from "./courseViews.ts";
import { now } from "./clock.ts";
import { queryAll } from "./dynamodb.ts";
import { query, type LearnerName } from "./expressions.ts";
import { DEFAULT_LOCALE } from "./generated.ts";
import { usePage, useView } from "./hooks.ts";
import { network } from "./network.ts";
import { writeUnwritten } from "./places.ts";
import { createResource, failureText, pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { readingOf, statisticsOf } from "./statistics.ts";
import { derive } from "./store.ts";
import { unwritten } from "./unwritten.ts";
import type { Statistics } from "./states.ts";

const NAMES: LearnerName[] = ["sk", "day", "zone"];

/** Consistent, and after what waited: the lesson that was read a moment ago counts. */
const reading = createResource(async () => {
  await writeUnwritten();
  const items = await queryAll(({ config, identity }, page) =>
    query(config.learnersTable, identity.sub, NAMES, { consistent: true, ...page }),
  );
  return readingOf(items);
});

const NOTHING = readingOf([]);

export const statisticsView = derive(
  [session, network, reading, catalogue, unwritten],
  (core, net, loaded, courses, waiting): Statistics => {
    const known = loaded.value ?? NOTHING;
    const all = { ...known, days: [...known.days, ...waiting.days] };
    const listed = courses.value ?? [];
    const settled = courses.value !== null || courses.failure !== null;
    return {
      ...statisticsOf(all, listed, now(), DEFAULT_LOCALE),
      status: pageStatus(core, net, loaded, () => (settled ? "ready" : "loading")),
      error: failureText(core, loaded),
    };
  },
);

/** The latest weeks are seen first where the year is wider than the window. */
function showLatest(): void {
  const region = document.querySelector(".heat-region");
  if (region) region.scrollLeft = region.scrollWidth;
}

export function useStatistics(): Statistics {
  usePage();
  useEffect(() => reading.open(), []);
  useEffect(() => catalogue.open(), []);
  const shown = useView(statisticsView);
  useEffect(showLatest, [shown.status]);
  return shown;
}
