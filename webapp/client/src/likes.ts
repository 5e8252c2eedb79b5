/**
 * The count beside a like button: the server's count and, until the stream has caught up,
 * this learner's own click.
 */

export interface PendingLike {
  /** The server's count when the click was made (or since when it last moved away). */
  baseline: number;
  /** +1 liked, -1 taken back, 0 both. */
  delta: number;
  /** Milliseconds since the epoch after which the click no longer counts here. */
  until: number;
}

export const PENDING_MILLISECONDS = 15_000;

/** A further click on top of one that the server's count doesn't show yet. */
export function clicked(
  before: PendingLike | undefined,
  serverCount: number,
  delta: 1 | -1,
  now: number,
): PendingLike {
  return {
    baseline: serverCount,
    delta: (before?.delta ?? 0) + delta,
    until: now + PENDING_MILLISECONDS,
  };
}

/**
 * What is left of the click when the server says `serverCount`: nothing once the count moved
 * its way (it is counted then) or it is too old. A count that moved the other way was moved
 * by someone else: the click is still to come on top of it.
 */
export function settled(
  pending: PendingLike | undefined,
  serverCount: number,
  now: number,
): PendingLike | undefined {
  if (!pending || pending.delta === 0 || now >= pending.until) return undefined;
  const moved = (serverCount - pending.baseline) * Math.sign(pending.delta);
  if (moved > 0) return undefined;
  return moved < 0 ? { ...pending, baseline: serverCount } : pending;
}

export function shownLikes(pending: PendingLike | undefined, serverCount: number): number {
  return Math.max(0, serverCount + (pending?.delta ?? 0));
}
