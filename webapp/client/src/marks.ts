/** What a learner marks a lesson with: each an item of their own, toggled by a wish. */

import * as keys from "./keys.ts";
import { lessonPage } from "./lessonPage.ts";
import { clicked } from "./likes.ts";
import { toggle } from "./wishes.ts";

const nowText = (): string => new Date().toISOString();

/** The count beside the heart goes with it until the stream has caught up. */
function countClick(contentId: string, liked: boolean): void {
  const { local, resource } = lessonPage(contentId);
  const count = resource.get().value?.counters.likes ?? 0;
  local.update((state) => {
    const pendingLike = clicked(state.pendingLike, count, liked ? 1 : -1, Date.now());
    return { ...state, pendingLike };
  });
}

export async function toggleLike(contentId: string): Promise<void> {
  if (!contentId) return;
  await toggle({
    sk: keys.like(contentId),
    item: () => ({ contentId, createdAt: nowText() }),
    unsaved: "Your like was not saved.",
    shown: (liked) => countClick(contentId, liked),
  });
}

export async function toggleCompleted(lessonId: string): Promise<void> {
  if (!lessonId) return;
  await toggle({
    sk: keys.progress(lessonId),
    item: () => ({ lessonId, completedAt: nowText() }),
    unsaved: "Your progress was not saved.",
  });
}
