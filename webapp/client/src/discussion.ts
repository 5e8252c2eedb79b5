/** The discussion below an open lesson: read when it is opened, then followed. */

import { change, newBoard, type BoardStore } from "./board.ts";
import { now } from "./clock.ts";
import { counted } from "./counted.ts";
import { refresh, reread, settleOwn, showLinked, showRefused } from "./discussionPages.ts";
import { readIssued } from "./discussionReads.ts";
import { learner, NOBODY } from "./learner.ts";
import { lessonPage } from "./lessonPage.ts";
import { network } from "./network.ts";
import { restore, sendWaiting } from "./posting.ts";
import { createResource, type Resource } from "./resource.ts";
import { failed } from "./session.ts";
import { createStore } from "./store.ts";

export interface Discussion {
  board: BoardStore;
  resource: Resource<true>;
  open(): () => void;
}

const TICK_MILLISECONDS = 20_000;

async function first(board: BoardStore): Promise<true> {
  restore(board);
  const [issued] = await Promise.all([readIssued(), reread(board, "")]);
  change(board, { authorId: issued.authorId, authorName: issued.authorName, at: now() });
  settleOwn(board, board.get().pages.get("")?.items ?? []);
  await showRefused(board, issued);
  await showLinked(board);
  return true;
}

function follow({ board, resource }: Omit<Discussion, "open">): () => void {
  const lesson = lessonPage(board.get().contentId).resource;
  let seen = lesson.get().value?.counters.discussion ?? 0;
  let asking = false;
  const look = async (): Promise<void> => {
    const grown = lesson.get().value?.counters.discussion ?? 0;
    if (asking || grown === seen || !resource.get().value) return;
    asking = true;
    seen = grown;
    await refresh(board).catch(failed);
    asking = false;
    void look();
  };
  const linked = (): void => void showLinked(board).catch(failed);
  const tick = setInterval(() => {
    change(board, { at: now() });
    if (network.get().online) sendWaiting(board);
  }, TICK_MILLISECONDS);
  const ends = [
    lesson.subscribe(() => void look()),
    network.subscribe(() => network.get().online && sendWaiting(board)),
    resource.open(),
  ];
  addEventListener("hashchange", linked);
  return () => {
    clearInterval(tick);
    removeEventListener("hashchange", linked);
    for (const end of ends) end();
  };
}

const known = new Map<string, Discussion>();

export function discussion(contentId: string): Discussion {
  const existing = known.get(contentId);
  if (existing) return existing;
  const board = createStore(newBoard(contentId));
  const resource = createResource(() => first(board));
  const made = { board, resource };
  const all: Discussion = { ...made, open: counted(() => follow(made)) };
  known.set(contentId, all);
  learner.subscribe(() => {
    if (learner.get() === NOBODY) board.set(newBoard(contentId));
  });
  return all;
}
