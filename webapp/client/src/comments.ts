/** What a comment is called: in its author's partition, where it is published, in an address. */

import type { Item } from "./attributes.ts";
import { number, text } from "./fields.ts";
import {
  COMMENT_ID_PATTERN,
  COMMENT_PREFIX,
  COMMENTS_PREFIX,
  REPLIES_PREFIX,
} from "./generated.ts";

/** What the sort key of an author's own item says. `root` is empty where it is no reply. */
export interface Post {
  time: string;
  contentId: string;
  root: string;
}

/** A comment as everybody reads it; its HTML is clean. */
export interface Published {
  id: string;
  authorId: string;
  authorName: string;
  html: string;
  publishedAt: string;
  editedAt: string;
  replies: number;
  deleted: boolean;
}

const TIME = /^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)(\d{3}Z)$/;
const ANCHOR = "comment-";
const ID = new RegExp(`^${COMMENT_ID_PATTERN}$`);

/** Milliseconds as a key has them, so that text order is the order of time. */
export const timeOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/[-:.]/g, "");

export const millisecondsOf = (time: string): number =>
  Date.parse(time.replace(TIME, "$1-$2-$3:$4:$5.$6"));

export const ownKey = ({ time, contentId, root }: Post): string =>
  [COMMENT_PREFIX + time, contentId, ...(root ? [root] : [])].join("#");

export function postOf(sk: string): Post {
  const [time = "", contentId = "", root = ""] = sk.slice(COMMENT_PREFIX.length).split("#");
  return { time, contentId, root };
}

/** Where the replies to `root` are published; the comments themselves where it is empty. */
export const partitionOf = (contentId: string, root: string): string =>
  root ? `${REPLIES_PREFIX}${contentId}#${root}` : COMMENTS_PREFIX + contentId;

export const idOf = (time: string, authorId: string): string => `${time}-${authorId}`;

/** The time of its first publishing is the time of its key, as its author's clock had it. */
export const timeIn = (id: string): string => id.slice(0, id.indexOf("-"));

export const anchorTo = (root: string, id: string): string =>
  ANCHOR + (root ? `${root}/${id}` : id);

/** Which comment an address names: itself, and its root where it is a reply. */
export function linkedIn(hash: string): { root: string; id: string } | undefined {
  const name = hash.slice(1);
  if (!name.startsWith(ANCHOR)) return undefined;
  const [first = "", second] = name.slice(ANCHOR.length).split("/");
  if (![first, second ?? first].every((id) => ID.test(id))) return undefined;
  return second ? { root: first, id: second } : { root: "", id: first };
}

export function publishedOf(item: Item, clean: (html: string) => string): Published {
  return {
    id: text(item, "sk"),
    authorId: text(item, "authorId"),
    authorName: text(item, "authorName"),
    html: clean(text(item, "html")),
    publishedAt: text(item, "publishedAt"),
    editedAt: text(item, "editedAt"),
    replies: number(item, "replies"),
    deleted: item["deleted"] === true,
  };
}
