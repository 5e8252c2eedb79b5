/** What a discussion shows: threads of what is published, with what of mine is on its way. */

import { PUBLISHED } from "./boundary.ts";
import { EMPTY, type Board, type Sending } from "./board.ts";
import { anchorTo, idOf, millisecondsOf, postOf, timeIn, type Published } from "./comments.ts";
import { discussion } from "./discussion.ts";
import { draftOf } from "./drafts.ts";
import { COMMENT_EDIT_SECONDS } from "./generated.ts";
import { language, momentText } from "./language.ts";
import { learner } from "./learner.ts";
import { network } from "./network.ts";
import { failureText, pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { derive, type Readable } from "./store.ts";
import type { Comment, CommentAct, CommentStatus, Discussion, Thread } from "./states.ts";

const TONES = 6;
const CELLS = 15;

/** Squares in five mirrored columns, drawn from the public id alone. */
export function avatarOf(authorId: string): string {
  let path = "";
  for (let cell = 0; cell < CELLS && authorId; cell += 1) {
    if (authorId.charCodeAt(cell) % 2 === 0) continue;
    const [column, row] = [cell % 3, Math.floor(cell / 3)];
    for (const x of new Set([column, 4 - column])) path += `M${x},${row}h1v1h-1z`;
  }
  return path;
}

const toneOf = (authorId: string): number => (authorId.charCodeAt(CELLS) || 0) % TONES;

const editable = (board: Board, { publishedAt, id }: Published): boolean =>
  board.at - (Date.parse(publishedAt) || millisecondsOf(timeIn(id))) < COMMENT_EDIT_SECONDS * 1000;

function actsOn(board: Board, one: Published, sending: Sending | undefined): CommentAct[] {
  if (sending && sending.progress !== "refused")
    return sending.progress === "posting" ? [] : UNSENT;
  if (one.authorId !== board.authorId) return ["reply"];
  return editable(board, one) ? ["reply", "edit", "delete"] : ["reply", "delete"];
}

const UNSENT: CommentAct[] = ["again", "back", "discard"];
const ACTS: Record<Sending["progress"], CommentAct[]> = {
  posting: [],
  waiting: UNSENT,
  unsent: UNSENT,
  refused: ["back", "discard"],
};

const isGone = (board: Board, one: Published): boolean => one.deleted || board.gone.has(one.id);

/** Mine is the same part of the page before and after it is published, so that it keeps the focus. */
const mineAt = (time: string): string => `mine-${time}`;

/** What both kinds have alike. */
function drawn(board: Board, root: string, id: string, author: string, name: string): Comment {
  const { form, problem, linked } = board;
  const open = form.id === id && (form.kind === "edit" || form.kind === "delete");
  return {
    key: id,
    id,
    root,
    anchor: anchorTo(root, id),
    authorName: name,
    avatar: avatarOf(author),
    tone: toneOf(author),
    html: "",
    text: "",
    status: PUBLISHED,
    reason: "",
    problem: problem.at === id && form.kind !== "reply" ? problem.text : "",
    when: "",
    dateTime: "",
    edited: false,
    linked: linked === id,
    form: open ? (form.kind as "edit" | "delete") : "",
    source: open ? form.source : "",
    acts: [],
  };
}

function published(board: Board, root: string, one: Published): Comment {
  const changed = board.own.find(({ sk }) => {
    const post = postOf(sk);
    return post.root === root && idOf(post.time, board.authorId) === one.id;
  });
  const base = drawn(board, root, one.id, one.authorId, one.authorName);
  if (isGone(board, one)) return { ...base, status: "deleted" };
  const shown = changed && changed.progress !== "refused";
  return {
    ...base,
    key: one.authorId === board.authorId ? mineAt(timeIn(one.id)) : one.id,
    html: shown ? "" : one.html,
    text: shown ? changed.text : "",
    status: changed?.progress ?? PUBLISHED,
    reason: changed?.progress === "refused" ? changed.reason : "",
    problem: shown ? changed.reason : base.problem,
    when: momentText(one.publishedAt, language()),
    dateTime: one.publishedAt,
    edited: one.editedAt !== "",
    acts: actsOn(board, one, changed),
  };
}

function sent(board: Board, root: string, sending: Sending): Comment {
  const refused = sending.progress === "refused";
  const name = board.authorName || learner.get().profile?.displayName || "";
  const base = drawn(board, root, sending.sk, board.authorId, name);
  return {
    ...base,
    key: mineAt(postOf(sending.sk).time),
    anchor: `sending-${sending.sk}`,
    text: sending.text,
    status: sending.progress satisfies CommentStatus,
    reason: refused ? sending.reason : "",
    problem: base.problem || (refused ? "" : sending.reason),
    acts: ACTS[sending.progress],
  };
}

/** Mine that is new, of one thread; the roots themselves where `root` is empty. */
const newOf = (board: Board, root: string): Sending[] =>
  board.own.filter(({ sk, since }) => since === undefined && postOf(sk).root === root);

function threadOf(board: Board, comment: Comment, count: number): Thread {
  const { id } = comment;
  const page = board.pages.get(id);
  const read = (page?.items ?? []).filter((one) => !isGone(board, one));
  const replies = [
    ...read.map((one) => published(board, id, one)),
    ...newOf(board, id).map((each) => sent(board, id, each)),
  ];
  const replying = board.form.kind === "reply" && board.form.id === id;
  return {
    comment,
    replies,
    count,
    open: page !== undefined,
    busy: page?.busy ?? false,
    more: page?.more ?? false,
    error: page?.error ?? "",
    replying,
    draft: replying ? draftOf(board.contentId, "reply", id) : "",
    problem: replying && board.problem.at === id ? board.problem.text : "",
  };
}

export function threadsOf(board: Board): Thread[] {
  const { items } = board.pages.get("") ?? EMPTY;
  const read = items
    .filter((one) => !isGone(board, one) || one.replies > 0)
    .map((one) => threadOf(board, published(board, "", one), one.replies));
  const mine = newOf(board, "").map((each) => threadOf(board, sent(board, "", each), 0));
  return board.newestFirst ? [...mine.reverse(), ...read] : [...read, ...mine];
}

const views = new Map<string, Readable<Discussion>>();

export function discussionView(contentId: string): Readable<Discussion> {
  const existing = views.get(contentId);
  if (existing) return existing;
  const { resource, board } = discussion(contentId);
  const view = derive(
    [session, network, resource, board],
    (core, net, loaded, shown): Discussion => {
      const page = shown.pages.get("") ?? EMPTY;
      return {
        status: pageStatus(core, net, loaded),
        error: failureText(core, loaded),
        newestFirst: shown.newestFirst,
        threads: threadsOf(shown),
        more: page.more,
        busy: page.busy,
        moreError: page.error,
        fresh: shown.fresh.length,
        draft: draftOf(contentId, "new", ""),
        problem: shown.problem.at === "" ? shown.problem.text : "",
        said: shown.said,
      };
    },
  );
  views.set(contentId, view);
  return view;
}
