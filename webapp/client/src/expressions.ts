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
  /** Only items whose sort keys come behind this text. */
  behind?: string;
  newestFirst?: boolean;
  limit?: number;
  consistent?: boolean;
  from?: Record<string, AttributeValue>;
}

/** A Query of one whole partition, of what is behind a sort key, or of one item. */
export function query(
  table: string,
  pk: string,
  names: readonly Name[],
  options: QueryOptions = {},
): Record<string, unknown> {
  const projected = projection(names);
  const { sk = options.behind } = options;
  const sorted = sk === undefined ? "" : ` AND #sk ${options.sk === undefined ? ">" : "="} :sk`;
  return {
    TableName: table,
    KeyConditionExpression: `#pk = :pk${sorted}`,
    ExpressionAttributeValues: {
      ":pk": marshal(pk),
      ...(sk !== undefined ? { ":sk": marshal(sk) } : {}),
    },
    ProjectionExpression: projected.ProjectionExpression,
    ExpressionAttributeNames: {
      ...projected.ExpressionAttributeNames,
      "#pk": "pk",
      ...(sorted ? { "#sk": "sk" } : {}),
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

export function remove(table: string, key: Key): Record<string, unknown> {
  return { TableName: table, Key: marshalItem(key), ReturnValues: "NONE" };
}
