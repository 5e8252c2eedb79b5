/**
 * Writes what I say into my own partition, and follows it until it is published or refused.
 *
 * A comment keeps its key over every attempt, and is written only where none stands: so a request
 * whose answer was lost, a reload or a second tab doubles nothing. What waits is kept on the device.
 */

import { change, type BoardStore, type Sending } from "./board.ts";
import { idOf, millisecondsOf, ownKey, postOf, timeOf, type Published } from "./comments.ts";
import { now } from "./clock.ts";
import { readIssued, readOne, readOwn } from "./discussionReads.ts";
import { call } from "./dynamodb.ts";
import { put, remove } from "./expressions.ts";
import { asFailure, isTransient } from "./failures.ts";
import { holdKey, learner } from "./learner.ts";
import { network } from "./network.ts";
import { find, forget, isKept, mark, setOwn, stored } from "./outbox.ts";
import { sleep } from "./retry.ts";
import { failed } from "./session.ts";

/** How long after the write the site is asked what became of it. */
const LOOKS = [800, 1200, 2000, 4000, 8000, 16_000, 30_000, 60_000];
const LOOKS_AT_AN_EDIT = 4;
/** A key that waited for longer gets the time of its sending: the site takes no old ones. */
const STALE_MILLISECONDS = 5 * 60_000;
const TAKEN = "ConditionalCheckFailedException";

/** By the server's clock; the next millisecond where one of mine has this one. */
function freshKey(contentId: string, root: string, board: BoardStore): string {
  for (let at = now(); ; at += 1) {
    const sk = ownKey({ time: timeOf(at), contentId, root });
    if (!learner.get().keys.has(sk) && !find(board, sk)) return sk;
  }
}

/** A request leaves this browser from here on: what it did is not known before its answer. */
async function write(board: BoardStore, { sk, text, since }: Sending): Promise<void> {
  await call("PutItem", ({ config, identity }) => {
    mark(board, sk, { held: "maybe" });
    const before = since === undefined ? "none" : "there";
    return put(config.learnersTable, { pk: identity.sub, sk, text }, before);
  });
}

async function isMine(sending: Sending): Promise<boolean> {
  return (await readOwn(sending.sk)) === sending.text;
}

/** Under another key where this one is another comment's, or too old to be taken. */
function rename(board: BoardStore, old: Sending): Promise<void> {
  const { contentId, root } = postOf(old.sk);
  const sk = freshKey(contentId, root, board);
  const renamed: Sending = { ...old, sk, held: "no" };
  setOwn(
    board,
    board.get().own.map((each) => (each.sk === old.sk ? renamed : each)),
  );
  return send(board, sk);
}

const isStale = ({ sk, since }: Sending): boolean =>
  since === undefined && now() - millisecondsOf(postOf(sk).time) > STALE_MILLISECONDS;

async function deliver(board: BoardStore, sending: Sending): Promise<void> {
  if (isStale(sending) && (sending.held === "no" || !(await isMine(sending)))) {
    return rename(board, sending);
  }
  try {
    await write(board, sending);
  } catch (thrown) {
    if (asFailure(thrown).code !== TAKEN) throw thrown;
    if (sending.since !== undefined) return forget(board, sending.sk); // deleted in another tab
    if (!(await isMine(sending))) return rename(board, sending);
  }
  mark(board, sending.sk, { held: "yes" });
  holdKey(sending.sk, true);
  void settle(board, sending.sk);
}

export async function send(board: BoardStore, sk: string): Promise<void> {
  const sending = find(board, sk);
  if (!sending) return;
  if (!isKept(board, sk)) return forget(board, sk);
  mark(board, sk, { progress: "posting", reason: "" });
  try {
    await deliver(board, { ...sending });
  } catch (thrown) {
    const failure = asFailure(thrown);
    const progress = isTransient(failure) ? "waiting" : "unsent";
    mark(board, sk, { progress, reason: network.get().online ? failure.message : "" });
    failed(thrown);
  }
}

export function post(board: BoardStore, root: string, text: string): string {
  const sk = freshKey(board.get().contentId, root, board);
  setOwn(board, [...board.get().own, { sk, text, progress: "posting", reason: "", held: "no" }]);
  void send(board, sk);
  return sk;
}

/** `since`: when it was last edited, as far as is known. */
export function edit(board: BoardStore, sk: string, text: string, since: string): void {
  const others = board.get().own.filter((each) => each.sk !== sk);
  setOwn(board, [...others, { sk, text, progress: "posting", reason: "", held: "no", since }]);
  void send(board, sk);
}

/** Told when something of mine is published, with what it became. */
type Arrived = (board: BoardStore, root: string, one: Published) => void;
let arrived: Arrived = () => undefined;

export function whenPublished(tell: Arrived): void {
  arrived = tell;
}

export function isPublished({ since }: Sending, one: Published): boolean {
  return since === undefined || one.editedAt !== since;
}

/** True where nothing is left to wait for. */
async function look(board: BoardStore, sending: Sending): Promise<boolean> {
  const { sk } = sending;
  const { authorId, authorName, refusals } = await readIssued();
  change(board, { authorId, authorName });
  const reason = refusals.get(sk);
  if (reason !== undefined) {
    mark(board, sk, { progress: "refused", reason });
    change(board, { said: "It was not published." });
    return true;
  }
  const { time, contentId, root } = postOf(sk);
  const one = authorId ? await readOne(contentId, root, idOf(time, authorId)) : undefined;
  if (!one || !isPublished(sending, one)) return false;
  if (find(board, sk)) arrived(board, root, one);
  return true;
}

/** A change that makes no difference to what is shown is told by nothing: it is over after a while. */
export async function settle(board: BoardStore, sk: string): Promise<void> {
  for (const [at, pause] of LOOKS.entries()) {
    await sleep(pause);
    const sending = find(board, sk);
    if (sending?.progress !== "posting") return;
    if (await look(board, sending).catch(() => false)) return;
    if (sending.since !== undefined && at >= LOOKS_AT_AN_EDIT) return forget(board, sk);
  }
}

/** What waited when the page was left. */
export function restore(board: BoardStore): void {
  const known = new Set(board.get().own.map(({ sk }) => sk));
  const waiting = stored(board.get().contentId).filter(({ sk }) => !known.has(sk));
  change(board, { own: [...board.get().own, ...waiting] });
  for (const { sk, held } of waiting) void (held === "yes" ? settle(board, sk) : send(board, sk));
}

export function sendWaiting(board: BoardStore): void {
  for (const { sk, progress } of board.get().own) if (progress === "waiting") void send(board, sk);
}

/** Takes back what is not published. What no request has named is nowhere else; of a change, the
 * comment stays.
 */
export async function discard(board: BoardStore, sk: string): Promise<void> {
  const sending = find(board, sk);
  if (!sending) return;
  if (sending.held !== "no" && sending.since === undefined) {
    await call("DeleteItem", ({ config, identity }) =>
      remove(config.learnersTable, { pk: identity.sub, sk }),
    );
    holdKey(sk, false);
  }
  forget(board, sk);
}
