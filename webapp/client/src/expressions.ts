/**
 * Request parts that the browser's IAM policy asks for: every read names its attributes
 * (Select = SPECIFIC_ATTRIBUTES) from the allow-list, every write returns nothing.
 * Names always go through aliases, so none can clash with a reserved word.
 */

import type { CONTENT_READABLE, ISSUED_READABLE, LEARNER_WRITABLE } from "./generated.ts";
import { marshal, marshalItem, type AttributeValue, type Item } from "./attributes.ts";
import type { Key } from "./keys.ts";

export type ContentName = (typeof CONTENT_READABLE)[number];
export type LearnerName = (typeof LEARNER_WRITABLE)[number];
export type IssuedName = (typeof ISSUED_READABLE)[number];
export type Name = ContentName | LearnerName | IssuedName;

export interface Projection {
  ProjectionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
}

export function projection(names: readonly Name[]): Projection {
  const aliases = names.map((name, index) => [`#a${index}`, name] as const);
  return {
    ProjectionExpression: aliases.map(([alias]) => alias).join(", "),
    ExpressionAttributeNames: Object.fromEntries(aliases),
  };
}

export interface QueryOptions {
  /** The one item of that sort key, read by Query too: it costs what GetItem would. */
  sk?: string;
  /** Only items whose sort key begins with it. */
  beginning?: string;
  /** Only items whose sort keys come behind this text. */
  behind?: string;
  newestFirst?: boolean;
  limit?: number;
  consistent?: boolean;
  from?: Record<string, AttributeValue>;
}

/** Which items of the partition, by their sort keys; nothing for all of them. */
function sortKeys({ sk, beginning, behind }: QueryOptions): [condition: string, value: string] {
  if (sk !== undefined) return ["#sk = :sk", sk];
  if (beginning !== undefined) return ["begins_with(#sk,:sk)", beginning];
  return behind === undefined ? ["", ""] : ["#sk > :sk", behind];
}

/** A Query of one whole partition, of some of its items, or of one. */
export function query(
  table: string,
  pk: string,
  names: readonly Name[],
  options: QueryOptions = {},
): Record<string, unknown> {
  const projected = projection(names);
  const [condition, value] = sortKeys(options);
  return {
    TableName: table,
    KeyConditionExpression: condition ? `#pk = :pk AND ${condition}` : "#pk = :pk",
    ExpressionAttributeValues: {
      ":pk": marshal(pk),
      ...(condition ? { ":sk": marshal(value) } : {}),
    },
    ProjectionExpression: projected.ProjectionExpression,
    ExpressionAttributeNames: {
      ...projected.ExpressionAttributeNames,
      "#pk": "pk",
      ...(condition ? { "#sk": "sk" } : {}),
    },
    Select: "SPECIFIC_ATTRIBUTES",
    ConsistentRead: options.consistent ?? false,
    ScanIndexForward: !options.newestFirst,
    ...(options.limit ? { Limit: options.limit } : {}),
    ...(options.from ? { ExclusiveStartKey: options.from } : {}),
  };
}

/** What must hold of the item's key before it is written: an item stands there, or none does. */
export type Before = "there" | "none";

export function put(table: string, item: Item, before?: Before): Record<string, unknown> {
  const exists = before === "none" ? "attribute_not_exists" : "attribute_exists";
  const condition = {
    ConditionExpression: `${exists}(#pk)`,
    ExpressionAttributeNames: { "#pk": "pk" },
  };
  return {
    TableName: table,
    Item: marshalItem(item),
    ReturnValues: "NONE",
    ...(before ? condition : {}),
  };
}

/**
 * Written only where there is no such item, or where that one's `time` is earlier: what is newer is
 * never overwritten, whoever wrote it meanwhile. Without a `time`, what is there stays.
 */
export function putNewer(table: string, item: Item, time: Name | ""): Record<string, unknown> {
  const earlier = time ? " OR #time < :time" : "";
  return {
    ...put(table, item),
    ConditionExpression: `attribute_not_exists(#pk)${earlier}`,
    ExpressionAttributeNames: { "#pk": "pk", ...(time ? { "#time": time } : {}) },
    ...(time ? { ExpressionAttributeValues: { ":time": marshal(item[time] ?? null) } } : {}),
  };
}

export function remove(table: string, key: Key): Record<string, unknown> {
  return { TableName: table, Key: marshalItem(key), ReturnValues: "NONE" };
}
