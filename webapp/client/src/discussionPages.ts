/** The pages of a discussion: what is read of it, and how what came since joins what is shown. */

import {
  change,
  changePage,
  EMPTY,
  joined,
  newIn,
  renewed,
  type BoardStore,
  type Page,
} from "./board.ts";
import { anchorTo, idOf, linkedIn, postOf, type Published } from "./comments.ts";
import { readOne, readOwn, readSlice, type Issued } from "./discussionReads.ts";
import { asFailure } from "./failures.ts";
import { COMMENTS_A_PAGE } from "./generated.ts";
import { forget } from "./outbox.ts";
import { isPublished, whenPublished } from "./posting.ts";
import { failed } from "./session.ts";

/** Refusals whose text is shown again; others are as old as they are many. */
const REFUSALS_SHOWN = 5;
export const LIST = "discussion-list";

/** The reader is below the beginning of the list: nothing may be put above what they read. */
const isBelow = (): boolean =>
  (document.getElementById(LIST)?.getBoundingClientRect().top ?? 0) < 0;

const isMine = (board: BoardStore, { authorId }: Published): boolean =>
  authorId !== "" && authorId === board.get().authorId;

const wordsFor = (count: number): string =>
  count === 1 ? "There is a new comment." : `There are ${count} new comments.`;

/** Mine that is published now needs no line of its own any more. */
export function settleOwn(board: BoardStore, read: readonly Published[]): void {
  const { authorId, own, contentId } = board.get();
  const byId = new Map(read.map((each) => [each.id, each]));
  for (const sending of own) {
    const post = postOf(sending.sk);
    const one = authorId ? byId.get(idOf(post.time, authorId)) : undefined;
    if (!one || post.contentId !== contentId || sending.progress === "refused") continue;
    if (!isPublished(sending, one)) continue;
    forget(board, sending.sk);
    change(board, { said: "Your comment is published." });
  }
}

function take(board: BoardStore, root: string, read: { items: Published[]; more: boolean }): void {
  const { pages, newestFirst, fresh } = board.get();
  const before = pages.get(root);
  const page = before ?? EMPTY;
  const order = root === "" && newestFirst;
  const others = before ? newIn(page, read.items).filter((each) => !isMine(board, each)) : [];
  const wait = order && others.length > 0 && isBelow();
  const held = wait ? joined(fresh, others, true) : [];
  const hidden = new Set(held.map(({ id }) => id));
  const shown = read.items.filter(({ id }) => !hidden.has(id));
  changePage(board, root, { ...renewed(page, { ...read, items: shown }, order), busy: false });
  if (order && wait) change(board, { fresh: held });
  if (others.length > 0) change(board, { said: wordsFor(others.length) });
  settleOwn(board, read.items);
}

/** As many as are shown; where these are all, also what came after them. */
const limitOf = ({ items, more }: Page): number =>
  Math.max(COMMENTS_A_PAGE, items.length + (more ? 0 : COMMENTS_A_PAGE));

export async function reread(board: BoardStore, root: string): Promise<void> {
  const { contentId, newestFirst, pages } = board.get();
  const limit = limitOf(pages.get(root) ?? EMPTY);
  const order = root === "" && newestFirst;
  const read = await readSlice(contentId, root, { newestFirst: order, limit, after: "" });
  if (board.get().newestFirst === newestFirst) take(board, root, read);
}

export async function refresh(board: BoardStore): Promise<void> {
  await Promise.all([...board.get().pages.keys()].map((root) => reread(board, root)));
}

/** What was refused is shown again with its reason, until it is mended or thrown away. */
export async function showRefused(
  board: BoardStore,
  { refusals, authorId }: Issued,
): Promise<void> {
  const { contentId } = board.get();
  const here = [...refusals].filter(([sk]) => postOf(sk).contentId === contentId);
  for (const [sk, reason] of here.sort().slice(-REFUSALS_SHOWN)) {
    const { time, root } = postOf(sk);
    const text = await readOwn(sk);
    if (text === undefined) continue;
    const one = await readOne(contentId, root, idOf(time, authorId));
    const edited = one && !one.deleted ? { since: one.editedAt } : {};
    const others = board.get().own.filter((each) => each.sk !== sk);
    const refused = { sk, text, progress: "refused", reason, held: "yes", ...edited } as const;
    change(board, { own: [...others, refused] });
  }
}

/** Puts one comment among those that are shown. */
export function insert(board: BoardStore, root: string, one: Published): void {
  const { pages, newestFirst } = board.get();
  const page = pages.get(root) ?? EMPTY;
  changePage(board, root, { items: joined(page.items, [one], root === "" && newestFirst) });
}

async function ensure(board: BoardStore, root: string, id: string): Promise<boolean> {
  if (
    board
      .get()
      .pages.get(root)
      ?.items.some((each) => each.id === id)
  )
    return true;
  const one = await readOne(board.get().contentId, root, id);
  if (one) insert(board, root, one);
  return one !== undefined;
}

/** The comment that the address names is shown wherever it stands, and takes the focus. */
export async function showLinked(board: BoardStore): Promise<void> {
  const target = linkedIn(location.hash);
  if (!target) return;
  const { root, id } = target;
  const found = await ensure(board, "", root || id);
  if (found && root) await showReplies(board, root);
  if (!found || (root && !(await ensure(board, root, id)))) {
    return change(board, { said: "The comment of this link is not here any more." });
  }
  change(board, { linked: id });
  setTimeout(() => focusOn(anchorTo(root, id)));
}

export function focusOn(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "nearest" });
  element?.focus({ preventScroll: true });
}

async function fetchPage(board: BoardStore, root: string, after: string): Promise<void> {
  const { contentId, newestFirst, pages } = board.get();
  if (pages.get(root)?.busy) return;
  changePage(board, root, { busy: true, error: "" });
  const order = root === "" && newestFirst;
  try {
    const limit = COMMENTS_A_PAGE;
    const { items, more } = await readSlice(contentId, root, { newestFirst: order, limit, after });
    const known = board.get().pages.get(root)?.items ?? [];
    const last = items.at(-1)?.id ?? after;
    changePage(board, root, { items: joined(known, items, order), last, more, busy: false });
    settleOwn(board, items);
  } catch (thrown) {
    changePage(board, root, { busy: false, error: asFailure(thrown).message });
    failed(thrown);
  }
}

export async function showReplies(board: BoardStore, root: string): Promise<void> {
  if (!board.get().pages.has(root)) await fetchPage(board, root, "");
}

export function hideReplies(board: BoardStore, root: string): void {
  const pages = new Map(board.get().pages);
  pages.delete(root);
  change(board, { pages });
}

/** The first of those that came takes the focus. */
export async function showMore(board: BoardStore, root: string): Promise<void> {
  const before = board.get().pages.get(root) ?? EMPTY;
  await fetchPage(board, root, before.last);
  const known = new Set(before.items.map(({ id }) => id));
  const first = board
    .get()
    .pages.get(root)
    ?.items.find(({ id }) => !known.has(id));
  if (first) setTimeout(() => focusOn(anchorTo(root, first.id)));
}

export async function reorder(board: BoardStore, newestFirst: boolean): Promise<void> {
  if (board.get().newestFirst === newestFirst) return;
  change(board, { newestFirst, fresh: [] });
  changePage(board, "", EMPTY);
  await fetchPage(board, "", "");
}

export function showFresh(board: BoardStore): void {
  const { fresh } = board.get();
  for (const one of fresh) insert(board, "", one);
  change(board, { fresh: [] });
  const [first] = fresh;
  if (first) setTimeout(() => focusOn(anchorTo("", first.id)));
}

whenPublished((board, root, one) => {
  if (root === "" || board.get().pages.has(root)) insert(board, root, one);
  settleOwn(board, [one]);
});
