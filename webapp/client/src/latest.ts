/** Which lesson was read last, where in it, and how much of a course that makes. */

import type { Place } from "./learner.ts";

type Ids = ReadonlySet<string>;
type Places = ReadonlyMap<string, Place>;

/** What follows the lesson's address, to arrive there. */
export const anchorHref = ({ anchor }: Place): string =>
  anchor ? `#${encodeURIComponent(anchor)}` : "";

/** Of these lessons the one that was read last, unless it is completed. */
export function latest(
  ids: readonly string[],
  all: Places,
  done: Ids,
): [string, Place] | undefined {
  return ids
    .filter((id) => !done.has(id))
    .flatMap((id): [string, Place][] => {
      const place = all.get(id);
      return place ? [[id, place]] : [];
    })
    .sort(([, one], [, other]) => (one.updatedAt > other.updatedAt ? -1 : 1))[0];
}

/** Of one lesson in percent: a completed one is read, wherever its reader was last. */
export const partRead = (id: string, all: Places, done: Ids): number =>
  done.has(id) ? 100 : (all.get(id)?.part ?? 0);

/** Of all these lessons together; never all before each is completed. */
export function percentOf(ids: readonly string[], all: Places, done: Ids): number {
  if (ids.length === 0) return 0;
  if (ids.every((id) => done.has(id))) return 100;
  const parts = ids.reduce((sum, id) => sum + partRead(id, all, done), 0);
  return Math.min(99, Math.floor(parts / ids.length));
}
