/** What is on its way, as the page shows it and as the device keeps it over a reload. */

import { change, type BoardStore, type Sending } from "./board.ts";
import { keep, recall } from "./kept.ts";

const outbox = (contentId: string): string => `sending.${contentId}`;

export const find = (board: BoardStore, sk: string): Sending | undefined =>
  board.get().own.find((each) => each.sk === sk);

/** Refusals are kept by the site itself. */
export function setOwn(board: BoardStore, own: readonly Sending[]): void {
  change(board, { own });
  const waiting = own.filter(({ progress }) => progress !== "refused");
  keep(outbox(board.get().contentId), waiting.length > 0 ? JSON.stringify(waiting) : "");
}

export function forget(board: BoardStore, sk: string): void {
  setOwn(
    board,
    board.get().own.filter((each) => each.sk !== sk),
  );
}

export function mark(board: BoardStore, sk: string, part: Partial<Sending>): void {
  setOwn(
    board,
    board.get().own.map((each) => (each.sk === sk ? { ...each, ...part } : each)),
  );
}

/** What another tab threw away meanwhile is not sent. */
export function isKept(board: BoardStore, sk: string): boolean {
  return recall(outbox(board.get().contentId)).includes(JSON.stringify(sk));
}

export function stored(contentId: string): Sending[] {
  try {
    return JSON.parse(recall(outbox(contentId)) || "[]") as Sending[];
  } catch {
    return []; // something else stands there
  }
}
