/** DynamoDB over fetch, signed with the learner's own credentials. */

import { config, dynamodbEndpoint, type Config } from "./config.ts";
import { identity, type Identity } from "./credentials.ts";
import { asFailure, Failure, type FailureKind } from "./failures.ts";
import { network } from "./network.ts";
import { retrying } from "./retry.ts";
import { signed } from "./sigv4.ts";
import { unmarshalItem, type AttributeValue, type Item } from "./attributes.ts";

export type Operation = "Query" | "GetItem" | "PutItem" | "DeleteItem";
type Answer = Record<string, unknown>;
type StoredItem = Record<string, AttributeValue>;

/** What a request needs to know of where it runs and for whom. */
export interface Caller {
  config: Config;
  identity: Identity;
}

const KINDS: Record<string, FailureKind> = {
  ExpiredTokenException: "expired",
  UnrecognizedClientException: "expired",
  InvalidSignatureException: "expired",
  MissingAuthenticationTokenException: "expired",
  AccessDeniedException: "denied",
  ProvisionedThroughputExceededException: "throttled",
  ThrottlingException: "throttled",
  RequestLimitExceeded: "throttled",
  ValidationException: "invalid",
  ResourceNotFoundException: "unavailable",
};

/** `__type` is `<namespace>#<name>` (DynamoDB Developer Guide, "Error handling"). */
export function failureOf(status: number, body: string): Failure {
  let code = `http ${status}`;
  try {
    const type = (JSON.parse(body) as { __type?: string }).__type;
    code = type?.split("#").pop() ?? code;
  } catch {
    // a proxy's page, not DynamoDB's answer: the status says enough
  }
  return new Failure(KINDS[code] ?? (status < 500 ? "invalid" : "unavailable"), code);
}

async function send(operation: Operation, body: string, caller: Caller): Promise<Answer> {
  const url = dynamodbEndpoint(caller.config);
  const request = {
    method: "POST",
    url,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
    },
    body,
  };
  const headers = await signed(
    request,
    caller.identity,
    caller.config.region,
    "dynamodb",
    new Date(),
  );
  const answer = await fetch(url, { method: "POST", headers, body, cache: "no-store" });
  const text = await answer.text();
  if (!answer.ok) throw failureOf(answer.status, text);
  return JSON.parse(text) as Answer;
}

/** One silent renewal where the credentials have run out; a browser without network asks nobody. */
export async function call(
  operation: Operation,
  request: (caller: Caller) => Record<string, unknown>,
): Promise<Answer> {
  if (!network.get().online) throw new Failure("offline", "NoNetwork");
  const settings = await config();
  const attempt = async (forced: boolean): Promise<Answer> => {
    const caller = { config: settings, identity: await identity(forced) };
    const body = JSON.stringify(request(caller));
    return retrying(() => send(operation, body, caller));
  };
  try {
    return await attempt(false);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.kind !== "expired" || failure.code === "NoSession") throw failure;
    return attempt(true);
  }
}

export function itemsOf(answer: Answer): Item[] {
  return ((answer["Items"] as StoredItem[] | undefined) ?? []).map(unmarshalItem);
}

export function itemOf(answer: Answer): Item | null {
  const item = answer["Item"] as StoredItem | undefined;
  return item ? unmarshalItem(item) : null;
}

/** Every page of a Query: DynamoDB ends one at 1 MiB (developer guide, "Paginating"). */
export async function queryAll(
  request: (caller: Caller, page: { from?: StoredItem }) => Record<string, unknown>,
): Promise<Item[]> {
  const items: Item[] = [];
  let page: { from?: StoredItem } = {};
  do {
    const answer = await call("Query", (caller) => request(caller, page));
    items.push(...itemsOf(answer));
    const from = nextPageOf(answer);
    page = from ? { from } : {};
  } while (page.from);
  return items;
}

export function nextPageOf(answer: Answer): StoredItem | undefined {
  return answer["LastEvaluatedKey"] as StoredItem | undefined;
}
