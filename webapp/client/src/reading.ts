/**
 * How far a reader has come in an open lesson: looked at while they move, kept on the device, and
 * written sparingly. A part of its own, which comes when the lesson is there.
 */

import { ANCHOR_CHARACTERS, PLACE_EVERY_SECONDS, PLACE_LEAST_SECONDS } from "./generated.ts";
import { noteDay, notePlace, places, writeUnwritten } from "./places.ts";
import type { Place } from "./learner.ts";

type Spot = Omit<Place, "updatedAt">;

/** Who stays so long reads, even without a move. */
const READING_MILLISECONDS = 10_000;
/** Who stays so long before the place of an earlier visit has begun to read anew. */
const ANEW_MILLISECONDS = 60_000;
const LOOK_MILLISECONDS = 400;

/** `top` and `height` are those of the text, seen from the top of a window `view` high. */
export function partOf(top: number, height: number, view: number): number {
  const longest = height - view;
  if (longest <= 0) return top + height <= view ? 100 : 0;
  return Math.round(Math.min(1, Math.max(0, -top / longest)) * 100);
}

const NAMED = ":is(h2, h3, h4, h5, h6)[id]";

/** Nothing where no lesson stands on the page. */
export function spotIn(page: ParentNode, view: number): Spot | null {
  const text = page.querySelector("article .prose");
  if (!text) return null;
  const { top, height } = text.getBoundingClientRect();
  const named = [...text.querySelectorAll(NAMED)].filter(
    ({ id }) => id.length > 0 && id.length <= ANCHOR_CHARACTERS,
  );
  const above = named.filter((heading) => heading.getBoundingClientRect().top <= view / 3);
  return { anchor: above.at(-1)?.id ?? "", part: partOf(top, height, view) };
}

/** A place further on is left alone until the reader is past it, or evidently reads anew. */
export const mayReplace = (spot: Spot, former: Place | undefined, stayed: number): boolean =>
  former === undefined || spot.part >= former.part || stayed >= ANEW_MILLISECONDS;

let writtenAt = -Infinity;

/** Never more often than PLACE_LEAST_SECONDS, whatever the reader does. Whether it was written. */
function write(leastSeconds: number): boolean {
  const since = Date.now() - writtenAt;
  if (since >= 0 && since < leastSeconds * 1000) return false; // below 0, the clock was put back
  writtenAt = Date.now();
  void writeUnwritten();
  return true;
}

/** Follows the reader of one lesson until the returned function is called. */
export function followReader(contentId: string): () => void {
  const openedAt = Date.now();
  const former = places.get().get(contentId);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = "";
  let placed = false; // the first place of a visit doesn't wait for long

  const look = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const spot = spotIn(document, innerHeight);
    if (!spot || document.hidden) return;
    noteDay(contentId);
    const news = JSON.stringify(spot) !== last;
    if (!news || !mayReplace(spot, former, Date.now() - openedAt)) return;
    last = JSON.stringify(spot);
    notePlace(contentId, spot);
  };
  const moved = (): void => {
    timer ??= setTimeout(() => {
      look();
      const written = write(placed ? PLACE_EVERY_SECONDS : PLACE_LEAST_SECONDS);
      placed ||= written && last !== "";
    }, LOOK_MILLISECONDS);
  };
  const leave = (): void => {
    if (document.hidden) write(PLACE_LEAST_SECONDS);
  };
  const staying = setTimeout(() => {
    look();
    write(PLACE_LEAST_SECONDS);
  }, READING_MILLISECONDS);
  addEventListener("scroll", moved, { passive: true });
  document.addEventListener("visibilitychange", leave);
  if (scrollY > 0) moved(); // what called for this was their first move
  return () => {
    clearTimeout(timer);
    clearTimeout(staying);
    removeEventListener("scroll", moved);
    document.removeEventListener("visibilitychange", leave);
    write(PLACE_LEAST_SECONDS);
  };
}
