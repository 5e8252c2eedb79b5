/** What a discussion asks of the tables: one Query for each page of it. */

import { marshalItem, type Item } from "./attributes.ts";
import { partitionOf, publishedOf, type Published } from "./comments.ts";
import { call, itemsOf } from "./dynamodb.ts";
import { query, type ContentName, type IssuedName, type QueryOptions } from "./expressions.ts";
import { text } from "./fields.ts";
import { AUTHOR, COMMENT_PREFIX, ISSUED_PREFIX } from "./generated.ts";
import { loadCleaner } from "./lesson.ts";

const NAMES: ContentName[] = [
  "sk",
  "authorId",
  "authorName",
  "html",
  "publishedAt",
  "editedAt",
  "replies",
  "deleted",
];

export interface Slice {
  newestFirst: boolean;
  limit: number;
  /** The id after which it begins; empty for the beginning. */
  after: string;
}

/** Who I am in public, and what of mine was refused, by sort keys. */
export interface Issued {
  authorId: string;
  authorName: string;
  refusals: ReadonlyMap<string, string>;
}

async function read(pk: string, options: QueryOptions): Promise<Published[]> {
  const asked = call("Query", ({ config }) => query(config.contentTable, pk, NAMES, options));
  const [answer, clean] = await Promise.all([asked, loadCleaner()]);
  return itemsOf(answer).map((item) => publishedOf(item, clean.comment));
}

/** One more than the limit is asked for, so that it is known whether others follow. */
export async function readSlice(
  contentId: string,
  root: string,
  { newestFirst, limit, after }: Slice,
): Promise<{ items: Published[]; more: boolean }> {
  const pk = partitionOf(contentId, root);
  const from = after ? { from: marshalItem({ pk, sk: after }) } : {};
  const items = await read(pk, { newestFirst, limit: limit + 1, ...from });
  return { items: items.slice(0, limit), more: items.length > limit };
}

export async function readOne(
  contentId: string,
  root: string,
  id: string,
): Promise<Published | undefined> {
  return (await read(partitionOf(contentId, root), { sk: id }))[0];
}

const ISSUED: IssuedName[] = ["sk", "authorId", "authorName", "reason"];

export async function readIssued(): Promise<Issued> {
  const answer = await call("Query", ({ config, identity }) =>
    query(config.learnersTable, ISSUED_PREFIX + identity.sub, ISSUED, { consistent: true }),
  );
  const items = itemsOf(answer);
  const me: Item | undefined = items.find((item) => item["sk"] === AUTHOR);
  const refused = items.filter((item) => text(item, "sk").startsWith(COMMENT_PREFIX));
  return {
    authorId: text(me, "authorId"),
    authorName: text(me, "authorName"),
    refusals: new Map(refused.map((item) => [text(item, "sk"), text(item, "reason")])),
  };
}

/** What I wrote, as I wrote it; nothing where there is no such item. */
export async function readOwn(sk: string): Promise<string | undefined> {
  const answer = await call("Query", ({ config, identity }) =>
    query(config.learnersTable, identity.sub, ["text"], { sk, consistent: true }),
  );
  const [item] = itemsOf(answer);
  return item && text(item, "text");
}
