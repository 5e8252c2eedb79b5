/** What the discussion's own part of a page reads. Loaded with it, and not before. */

import { useEffect, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { discussion } from "./discussion.ts";
import { listenTo } from "./discussionForms.ts";
import { discussionView } from "./discussionView.ts";
import { idIn } from "./paths.ts";
import type { Discussion } from "./states.ts";

export function useDiscussion(): Discussion {
  const contentId = idIn(useLocation().pathname, "lessons");
  useEffect(() => discussion(contentId).open(), [contentId]);
  useEffect(() => listenTo(contentId), [contentId]);
  const view = discussionView(contentId);
  return useSyncExternalStore(view.subscribe, view.get);
}
