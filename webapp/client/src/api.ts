/** The learners' API: asked with the session's id token, again with a fresh one if it ran out. */

import { answerTo, type Answer } from "./answers.ts";
import type { Plain } from "./attributes.ts";
import { config } from "./config.ts";
import { identity } from "./credentials.ts";
import { asFailure, Failure } from "./failures.ts";
import { map, text, type Fields } from "./fields.ts";
import { assertSamePerson } from "./person.ts";
import { retrying } from "./retry.ts";

export type Body = { [name: string]: Plain };
/** What a refusal means: by its status and by the code that its body names. */
export type Meaning = (status: number, code: string) => Failure;

/** The code of `{error: {code, message}}`, which both the functions and the gateway answer. */
export const codeIn = (body: Fields): string => text(map(body, "error"), "code");

function parsed(text: string): Body {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? (body as Body) : {};
  } catch {
    return {}; // a firewall's or a proxy's page: the status says enough
  }
}

function refusal(answer: Answer, meaning: Meaning): Failure {
  const { kind, code, message } = meaning(answer.status, codeIn(parsed(answer.text)));
  return new Failure(kind, code, message, answer.retryAfter);
}

async function ask(path: string, meaning: Meaning, forced: boolean): Promise<Body> {
  const [settings, { idToken }] = await Promise.all([config(), identity(forced)]);
  const url = `${settings.apiUrl}/${path}`;
  assertSamePerson();
  const answer = await answerTo(url, { headers: { authorization: idToken } });
  if (!answer.ok) throw refusal(answer, meaning);
  return JSON.parse(answer.text) as Body;
}

/** `path` with its query, without a slash before it. Raises what `meaning` makes of a refusal. */
export async function askApi(path: string, meaning: Meaning): Promise<Body> {
  try {
    return await retrying(() => ask(path, meaning, false));
  } catch (thrown) {
    if (asFailure(thrown).kind !== "expired") throw thrown;
    return ask(path, meaning, true);
  }
}

const REFUSED = "This was refused. Please wait some minutes, then try again.";

/** The person's own limit, which a function keeps. Any other 429 is of the limit that all share. */
const TOO_OFTEN = "asked-too-often";
const OFTEN = "You asked very often. Please wait some seconds, then try again.";

/** What every refusal of the API may be, whatever was asked; `sentence` for what failed at ours. */
export function failureOf(status: number, code: string, sentence: string): Failure {
  if (status === 401) return new Failure("expired", code);
  // The firewall's, too: it says nothing of the session (AWS WAF, "Blocking").
  if (status === 403) return new Failure("denied", code, REFUSED);
  if (status === 429) return new Failure("throttled", code, code === TOO_OFTEN ? OFTEN : undefined);
  return status < 500 ? new Failure("invalid", code) : new Failure("unavailable", code, sentence);
}
