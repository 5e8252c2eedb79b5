/** What an open discussion knows: what is published, as far as it was read, and what isn't yet. */

import type { Published } from "./comments.ts";
import type { Store } from "./store.ts";

/** Comments in their order. `last` is the id up to which all were read: a linked one may stand alone
 * after it.
 */
export interface Page {
  items: readonly Published[];
  last: string;
  more: boolean;
  busy: boolean;
  error: string;
}

export type Progress = "posting" | "waiting" | "unsent" | "refused";

/** What I wrote and others can't read, or not like that. */
export interface Sending {
  sk: string;
  text: string;
  progress: Progress;
  /** Why it was refused or not sent; empty otherwise. */
  reason: string;
  /** Whether the table holds it: `maybe` after a request without an answer. */
  held: "no" | "maybe" | "yes";
  /** Of a change to what is published: when that was last edited. */
  since?: string;
}

/** The one form that is open beside that of a new comment. `source` is what an edit begins with. */
export interface Form {
  kind: "" | "reply" | "edit" | "delete";
  id: string;
  source: string;
}

export interface Board {
  contentId: string;
  newestFirst: boolean;
  /** By the root whose replies they are; the roots themselves under an empty name. */
  pages: ReadonlyMap<string, Page>;
  /** Others' new comments that wait until the reader asks for them. */
  fresh: readonly Published[];
  authorId: string;
  authorName: string;
  own: readonly Sending[];
  /** What I deleted, before the site has heard of it. */
  gone: ReadonlySet<string>;
  form: Form;
  /** What is wrong with a form, and with which. */
  problem: { at: string; text: string };
  /** What is read aloud. */
  said: string;
  /** The comment that the address names. */
  linked: string;
  /** By the server's clock, now and again: what may be edited depends on it. */
  at: number;
}

export type BoardStore = Store<Board>;

export const CLOSED: Form = { kind: "", id: "", source: "" };
export const EMPTY: Page = { items: [], last: "", more: false, busy: false, error: "" };

export const newBoard = (contentId: string): Board => ({
  contentId,
  newestFirst: true,
  pages: new Map(),
  fresh: [],
  authorId: "",
  authorName: "",
  own: [],
  gone: new Set(),
  form: CLOSED,
  problem: { at: "", text: "" },
  said: "",
  linked: "",
  at: 0,
});

export function change(board: BoardStore, part: Partial<Board>): void {
  board.update((now) => ({ ...now, ...part }));
}

export function changePage(board: BoardStore, root: string, part: Partial<Page>): void {
  const { pages } = board.get();
  change(board, { pages: new Map(pages).set(root, { ...(pages.get(root) ?? EMPTY), ...part }) });
}

/** The later word about a comment is the one that was read later. */
export function joined(
  known: readonly Published[],
  read: readonly Published[],
  newestFirst: boolean,
): Published[] {
  const byId = new Map([...known, ...read].map((each) => [each.id, each]));
  const sign = newestFirst ? -1 : 1;
  return [...byId.values()].sort((one, other) => (one.id < other.id ? -sign : sign));
}

/** Where nothing of a new first page was known, what was known is too old to join it. */
export function renewed(
  page: Page,
  read: { items: Published[]; more: boolean },
  newestFirst: boolean,
): Page {
  const known = new Set(page.items.map(({ id }) => id));
  const whole = { items: read.items, last: read.items.at(-1)?.id ?? "", more: read.more };
  if (!read.items.some(({ id }) => known.has(id))) return { ...page, ...whole, error: "" };
  const items = joined(page.items, read.items, newestFirst);
  return page.more ? { ...page, items } : { ...page, ...whole, items, error: "" };
}

/** What came since, in a page that was read before. */
export const newIn = (page: Page, read: readonly Published[]): Published[] =>
  read.filter(({ id, deleted }) => !deleted && !page.items.some((known) => known.id === id));
