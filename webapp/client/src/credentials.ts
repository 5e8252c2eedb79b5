/**
 * The identity pool's credentials of the signed-in learner, held in memory only.
 * They are renewed before they run out; several requests share one renewal.
 */

import { loadAuth } from "./auth.ts";
import { now } from "./clock.ts";
import { config } from "./config.ts";
import { asFailure, Failure } from "./failures.ts";
import { poolCredentials } from "./identityPool.ts";
import { assertSamePerson } from "./person.ts";
import type { SigningKey } from "./sigv4.ts";

export interface Identity extends SigningKey {
  /** The user pool's name for the person, and the key of all that they keep. */
  sub: string;
  /** For the API's Cognito authorizer. */
  idToken: string;
  expiresAt: number;
}

const RENEW_BEFORE_MILLISECONDS = 5 * 60 * 1000;

let held: Identity | null = null;
let renewing: Promise<Identity> | null = null;

async function renew(forced: boolean): Promise<Identity> {
  const auth = await loadAuth();
  const { tokens } = await auth.session(forced);
  const sub = tokens?.idToken?.payload.sub;
  if (!tokens?.idToken || !sub) throw new Failure("expired", "NoSession");
  assertSamePerson(); // the library reads what all tabs share: it may be another's tokens by now
  const idToken = tokens.idToken.toString();
  const given = { ...(await poolCredentials(await config(), idToken)), sub, idToken };
  assertSamePerson();
  held = given;
  return given;
}

/** A token that the pool finds too old, by a clock that ours disagrees with, is renewed once. */
async function renewed(forced: boolean): Promise<Identity> {
  try {
    return await renew(forced);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (forced || failure.kind !== "expired" || failure.code === "NoSession") throw failure;
    return renew(true);
  }
}

/** Valid for at least some minutes; raises `expired` where only a new sign-in helps. */
export function identity(forced = false): Promise<Identity> {
  const fresh = held !== null && held.expiresAt - now() > RENEW_BEFORE_MILLISECONDS;
  if (fresh && !forced && held) return Promise.resolve(held);
  renewing ??= renewed(forced || held !== null).finally(() => {
    renewing = null;
  });
  return renewing;
}

export function forgetIdentity(): void {
  held = null;
  renewing = null;
}
