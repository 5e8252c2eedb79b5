/**
 * Request parts that the browser's IAM policy asks for: every read names its attributes
 * (Select = SPECIFIC_ATTRIBUTES) from the allow-list, every write returns nothing.
 * Names always go through aliases, so none can clash with a reserved word.
 */

import type { CONTENT_READABLE, LEARNER_WRITABLE } from "./generated.ts";
import { marshal, marshalItem, type AttributeValue, type Item } from "./attributes.ts";
import type { Key } from "./keys.ts";

export type ContentName = (typeof CONTENT_READABLE)[number];
export type LearnerName = (typeof LEARNER_WRITABLE)[number];
export type Name = ContentName | LearnerName;

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
  newestFirst?: boolean;
  limit?: number;
  consistent?: boolean;
  from?: Record<string, AttributeValue>;
}

/** A Query of one whole partition, or of one item. */
export function query(
  table: string,
  pk: string,
  names: readonly Name[],
  options: QueryOptions = {},
): Record<string, unknown> {
  const projected = projection(names);
  const { sk } = options;
  const one = sk !== undefined;
  return {
    TableName: table,
    KeyConditionExpression: one ? "#pk = :pk AND #sk = :sk" : "#pk = :pk",
    ExpressionAttributeValues: { ":pk": marshal(pk), ...(one ? { ":sk": marshal(sk) } : {}) },
    ProjectionExpression: projected.ProjectionExpression,
    ExpressionAttributeNames: {
      ...projected.ExpressionAttributeNames,
      "#pk": "pk",
      ...(one ? { "#sk": "sk" } : {}),
    },
    Select: "SPECIFIC_ATTRIBUTES",
    ConsistentRead: options.consistent ?? false,
    ScanIndexForward: !options.newestFirst,
    ...(options.limit ? { Limit: options.limit } : {}),
    ...(options.from ? { ExclusiveStartKey: options.from } : {}),
  };
}

export function put(table: string, item: Item): Record<string, unknown> {
  return { TableName: table, Item: marshalItem(item), ReturnValues: "NONE" };
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
