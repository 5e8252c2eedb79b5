/** What a learner marks a lesson with: each an item of their own, toggled by a wish. */

import { now } from "./clock.ts";
import { MARKS } from "./generated.ts";
import { lessonPage } from "./lessonPage.ts";
import { clicked } from "./likes.ts";
import { ownDay } from "./ownDay.ts";
import { noteDay, writeUnwritten } from "./places.ts";
import { toggle } from "./wishes.ts";

export type Mark = keyof typeof MARKS;

/** The count beside the heart goes with it until the stream has caught up. */
function countClick(contentId: string, liked: boolean): void {
  const { local, resource } = lessonPage(contentId);
  const count = resource.get().value?.counters.likes ?? 0;
  local.update((state) => {
    const pendingLike = clicked(state.pendingLike, count, liked ? 1 : -1, Date.now());
    return { ...state, pendingLike };
  });
}

/** Who completes a lesson, or takes that back, has read on this day. */
function countDay(contentId: string): void {
  noteDay(contentId);
  void writeUnwritten();
}

/** What follows a mark beside itself. */
const SHOWN: Partial<Record<Mark, (id: string, there: boolean) => void>> = {
  like: countClick,
  progress: countDay,
};

export async function toggleMark(mark: Mark, id: string): Promise<void> {
  if (!id) return;
  const { prefix, item } = MARKS[mark];
  const at = now(); // of the click, not of a write that had to wait
  await toggle({
    sk: prefix + id,
    item: () => item(id, new Date(at).toISOString(), ownDay(at).day),
    unsaved: `Your ${mark} was not saved.`,
    shown: (there) => SHOWN[mark]?.(id, there),
  });
}
