/** DynamoDB over fetch, signed with the learner's own credentials. */

import { answerTo } from "./answers.ts";
import { learnTime, now, serverTime } from "./clock.ts";
import { config, dynamodbEndpoint, type Config } from "./config.ts";
import { identity, type Identity } from "./credentials.ts";
import { asFailure, Failure, type FailureKind } from "./failures.ts";
import { network } from "./network.ts";
import { assertSamePerson } from "./person.ts";
import { retrying } from "./retry.ts";
import { signed } from "./sigv4.ts";
import { unmarshalItem, type AttributeValue, type Item } from "./attributes.ts";

export type Operation = "Query" | "PutItem" | "DeleteItem";
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
  RequestTimeTooSkewed: "expired",
  MissingAuthenticationTokenException: "expired",
  AccessDeniedException: "denied",
  ProvisionedThroughputExceededException: "throttled",
  ThrottlingException: "throttled",
  RequestLimitExceeded: "throttled",
  ValidationException: "invalid",
  ResourceNotFoundException: "unavailable",
};

/** `__type` is `<namespace>#<name>` (DynamoDB Developer Guide, "Error handling"). */
export function failureOf(status: number, body: string, retryAfter = 0): Failure {
  let code = `http ${status}`;
  try {
    const type = (JSON.parse(body) as { __type?: string }).__type;
    code = type?.split("#").pop() ?? code;
  } catch {
    // a proxy's page, not DynamoDB's answer: the status says enough
  }
  const other = status === 429 ? "throttled" : status < 500 ? "invalid" : "unavailable";
  return new Failure(KINDS[code] ?? other, code, undefined, retryAfter);
}

const ABOUT_TIME = new Set(["InvalidSignatureException", "RequestTimeTooSkewed"]);

/** A refusal of the time signed, where the server's own time is news to us. */
function isSkewed(failure: Failure, date: string, message: string): boolean {
  if (!ABOUT_TIME.has(failure.code)) return false;
  if (!/signature (expired|not yet current)|skew/i.test(message)) return false;
  return learnTime(serverTime(date, message));
}

async function send(
  operation: Operation,
  body: string,
  caller: Caller,
  mayCorrect = true,
): Promise<Answer> {
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
    new Date(now()),
  );
  const answer = await answerTo(url, { method: "POST", headers, body });
  if (answer.ok) return JSON.parse(answer.text) as Answer;
  const failure = failureOf(answer.status, answer.text, answer.retryAfter);
  if (mayCorrect && isSkewed(failure, answer.date, answer.text)) {
    return send(operation, body, caller, false);
  }
  const late = /signature (expired|not yet current)/i.test(answer.text);
  throw late ? new Failure("clock", failure.code) : failure;
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
    assertSamePerson();
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

/** Every page of a Query: DynamoDB ends one at 1 MiB (developer guide, "Paginating"). After each,
 * `told` hears how many items there are so far.
 */
export async function queryAll(
  request: (caller: Caller, page: { from?: StoredItem }) => Record<string, unknown>,
  told: (count: number) => void = () => undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let page: { from?: StoredItem } = {};
  do {
    const answer = await call("Query", (caller) => request(caller, page));
    items.push(...itemsOf(answer));
    told(items.length);
    const from = nextPageOf(answer);
    page = from ? { from } : {};
  } while (page.from);
  return items;
}

function nextPageOf(answer: Answer): StoredItem | undefined {
  return answer["LastEvaluatedKey"] as StoredItem | undefined;
}
