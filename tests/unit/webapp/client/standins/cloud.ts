/**
 * Stands for what a page asks over `fetch`: the configuration, the identity pool, DynamoDB with two
 * tables in memory, and the site's API. Requests are noted, and can be made to fail.
 */

import assert from "node:assert/strict";
import { marshalItem, type AttributeValue, type Item, unmarshalItem } from "#client/attributes.ts";

export const SETTINGS = {
  region: "eu-west-1",
  userPoolId: "pool",
  userPoolClientId: "client",
  identityPoolId: "identities",
  contentTable: "content",
  learnersTable: "learners",
  apiUrl: "https://api.test",
  mediaOrigin: "https://media.test",
  privateMediaOrigin: "https://films.test",
};

type Stored = Record<string, AttributeValue>;
type Body = {
  TableName: string;
  Key?: Stored;
  Item?: Stored;
  KeyConditionExpression?: string;
  ExpressionAttributeValues?: {
    ":pk": { S: string };
    ":sk"?: { S: string };
    ":time"?: { S: string };
  };
  ExpressionAttributeNames?: Record<string, string>;
  ScanIndexForward?: boolean;
  Limit?: number;
  ExclusiveStartKey?: Stored;
  ConditionExpression?: string;
};
/** What answers in place of the cloud; nothing where the cloud shall. */
type Instead = (asked: Asked) => Response | Promise<Response | undefined> | undefined;

export interface Asked {
  /** `Query content`, `Query content (one item)`, `Query learners (one family)`,
   * `PutItem learners`, `GetId`, or an address.
   */
  what: string;
  body: Record<string, unknown>;
  headers: Headers;
}

const keyOf = ({ pk, sk }: Item): string => `${String(pk)}|${String(sk)}`;

const onlyKey = ({ pk, sk }: Item): Item => ({ pk: pk ?? "", sk: sk ?? "" });

export const cloud = {
  asked: [] as Asked[],
  tables: { content: new Map<string, Item>(), learners: new Map<string, Item>() } as Record<
    string,
    Map<string, Item>
  >,
  instead: (() => undefined) as Instead,
  /** Answers of the site's API by their path, without the query. */
  api: new Map<string, (query: URLSearchParams) => unknown>(),
  /** DynamoDB ends a page of a Query after so many items. */
  pageSize: 100,
  put(table: string, ...items: Item[]): void {
    for (const item of items) this.tables[table]?.set(keyOf(item), item);
  },
  get(table: string, pk: string, sk: string): Item | undefined {
    return this.tables[table]?.get(`${pk}|${sk}`);
  },
  remove(table: string, pk: string, sk: string): void {
    this.tables[table]?.delete(`${pk}|${sk}`);
  },
  count(what: string): number {
    return this.asked.filter((one) => one.what === what).length;
  },
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

export const refused = (type: string, status = 400): Response =>
  json({ __type: `aws#${type}` }, status);

/** What a sort key must be: the one that is asked for, behind it, or begin with it. */
function isAskedFor(
  sk: string,
  wanted: string,
  { KeyConditionExpression: how = "" }: Body,
): boolean {
  if (how.includes("begins_with")) return sk.startsWith(wanted);
  return how.includes(">") ? sk > wanted : sk === wanted;
}

function someOf({ KeyConditionExpression: how = "" }: Body): string {
  if (how.includes("begins_with")) return " (one family)";
  return how.includes(">") ? "" : " (one item)";
}

function query(table: Map<string, Item>, body: Body): unknown {
  const pk = body.ExpressionAttributeValues?.[":pk"].S;
  const sk = body.ExpressionAttributeValues?.[":sk"]?.S;
  const rows = [...table.values()].filter(
    (item) => item["pk"] === pk && (sk === undefined || isAskedFor(String(item["sk"]), sk, body)),
  );
  rows.sort((one, other) => (String(one["sk"]) < String(other["sk"]) ? -1 : 1));
  if (body.ScanIndexForward === false) rows.reverse();
  const after = body.ExclusiveStartKey ? keyOf(unmarshalItem(body.ExclusiveStartKey)) : "";
  const from = after ? rows.findIndex((item) => keyOf(item) === after) + 1 : 0;
  const page = rows.slice(from, from + Math.min(body.Limit ?? cloud.pageSize, cloud.pageSize));
  const last = page.at(-1);
  const more = !body.Limit && from + page.length < rows.length;
  const next = more && last ? { LastEvaluatedKey: marshalItem(onlyKey(last)) } : {};
  return { Items: page.map(marshalItem), ...next };
}

/** The site's conditions: that there is, or is no such item, or that it is earlier. */
const CONDITIONS = /^(attribute_exists\(#pk\)|attribute_not_exists\(#pk\)( OR #time < :time)?)$/;

function isHeld(body: Body): boolean {
  const { ConditionExpression: condition = "" } = body;
  if (condition) assert.match(condition, CONDITIONS);
  const there = cloud.tables[body.TableName]?.get(keyOf(unmarshalItem(body.Item ?? {})));
  if (!condition) return true;
  if (!condition.startsWith("attribute_not_exists")) return there !== undefined;
  if (!there) return true;
  const before = there[body.ExpressionAttributeNames?.["#time"] ?? ""];
  const time = body.ExpressionAttributeValues?.[":time"]?.S ?? "";
  return condition.includes("#time") && typeof before === "string" && before < time;
}

function dynamodb(operation: string, body: Body): Response {
  const table = cloud.tables[body.TableName];
  if (!table) return refused("ResourceNotFoundException");
  if (operation === "Query") return json(query(table, body));
  if (operation === "PutItem") {
    if (!isHeld(body)) return refused("ConditionalCheckFailedException");
    cloud.put(body.TableName, unmarshalItem(body.Item ?? {}));
  }
  const key = keyOf(unmarshalItem(body.Key ?? {}));
  if (operation === "DeleteItem") table.delete(key);
  return json({});
}

function identityPool(operation: string): Response {
  if (operation === "GetId") return json({ IdentityId: "eu-west-1:identity" });
  const hour = Date.now() / 1000 + 3600;
  const keys = { AccessKeyId: "key", SecretKey: "secret", SessionToken: "session" };
  return json({ Credentials: { ...keys, Expiration: hour } });
}

function api(url: URL): Response {
  const answer = cloud.api.get(url.pathname);
  return answer ? json(answer(url.searchParams)) : json({ error: { code: "none" } }, 404);
}

async function answered(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const [service = "", operation = ""] = (headers.get("x-amz-target") ?? "").split(".");
  const body = typeof init.body === "string" ? (JSON.parse(init.body) as Body) : null;
  const isTable = service.startsWith("DynamoDB");
  const some = body?.ExpressionAttributeValues?.[":sk"] ? someOf(body) : "";
  const what = isTable ? `${operation} ${body?.TableName}${some}` : operation || address;
  const asked: Asked = { what, body: (body ?? {}) as Record<string, unknown>, headers };
  cloud.asked.push(asked);
  const instead = await cloud.instead(asked);
  if (instead) return instead;
  if (isTable && body) return dynamodb(operation, body);
  if (operation) return identityPool(operation);
  return address.startsWith(SETTINGS.apiUrl) ? api(new URL(address)) : json(SETTINGS);
}

globalThis.fetch = (address, init) => answered(String(address), init);
