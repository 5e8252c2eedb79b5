/** The learners' API: asked with the session's id token, again with a fresh one if it ran out. */

import type { Plain } from "./attributes.ts";
import { config } from "./config.ts";
import { identity } from "./credentials.ts";
import { asFailure, Failure } from "./failures.ts";
import { map, text, type Fields } from "./fields.ts";
import { retrying } from "./retry.ts";

export type Body = { [name: string]: Plain };
/** What a refusal means: by its status and by the code that its body names. */
export type Meaning = (status: number, code: string) => Failure;

/** The code of `{error: {code, message}}`, which both the functions and the gateway answer. */
export const codeIn = (body: Fields): string => text(map(body, "error"), "code");

async function refusal(answer: Response, meaning: Meaning): Promise<Failure> {
  const body = (await answer.json().catch(() => ({}))) as Body;
  return meaning(answer.status, codeIn(body));
}

async function ask(path: string, meaning: Meaning, forced: boolean): Promise<Body> {
  const [settings, { idToken }] = await Promise.all([config(), identity(forced)]);
  const url = `${settings.apiUrl}/${path}`;
  const answer = await fetch(url, { headers: { authorization: idToken }, cache: "no-store" });
  if (!answer.ok) throw await refusal(answer, meaning);
  return (await answer.json()) as Body;
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

/** What every refusal of the API may be, whatever was asked; `sentence` for what failed at ours. */
export function failureOf(status: number, code: string, sentence: string): Failure {
  if (status === 401 || status === 403) return new Failure("expired", code);
  if (status === 429) return new Failure("throttled", code);
  return status < 500 ? new Failure("invalid", code) : new Failure("unavailable", code, sentence);
}
