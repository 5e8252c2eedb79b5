/**
 * The order of a learner's own list. A rank is a text of small letters; text order is the list's
 * order. There is always one between two others, so a move writes one item and no other.
 */

const FIRST = "a".charCodeAt(0);
const BASE = 26;

const letter = (number: number): string => String.fromCharCode(FIRST + number);

const numberAt = (rank: string, at: number): number =>
  at < rank.length ? rank.charCodeAt(at) - FIRST : 0;

/** Whoever adds at the end again and again needs a further letter after twelve ranks, not after four. */
const between = (low: number, high: number, open: boolean): number =>
  open && low > 0 ? Math.min(low + 1, high - 1) : Math.floor((low + high) / 2);

/**
 * A rank after `before` and ahead of `after`; an empty one is the list's end on that side. No rank
 * ends in "a": nothing would fit ahead of it. Equal neighbours (two devices at once) have nothing
 * between them: the answer then stands after both.
 */
export function rankBetween(before: string, after: string): string {
  let open = !(before < after);
  let rank = "";
  for (let at = 0; ; at += 1) {
    const low = numberAt(before, at);
    const high = open ? BASE : numberAt(after, at);
    const middle = between(low, high, open);
    if (middle > low) return rank + letter(middle);
    rank += letter(low);
    if (high > low) open = true; // what is written is ahead of `after` already
  }
}

/** As many ranks in order, all equally short: for a list whose ranks grew too long. */
export function freshRanks(count: number): string[] {
  const digits = Math.max(1, Math.ceil(Math.log(count + 1) / Math.log(BASE)));
  const step = BASE ** digits / (count + 1);
  const spelled = (place: number): string => {
    let rest = Math.floor(place * step);
    let rank = "";
    for (let digit = 0; digit < digits; digit += 1) {
      rank = letter(rest % BASE) + rank;
      rest = Math.floor(rest / BASE);
    }
    return `${rank}n`;
  };
  return Array.from({ length: count }, (_, place) => spelled(place + 1));
}
