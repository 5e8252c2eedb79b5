/**
 * The identity pool's credentials of the signed-in learner, held in memory only.
 * They are renewed before they run out; several requests share one renewal.
 */

import { Failure } from "./failures.ts";
import { loadAuth } from "./auth.ts";
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
  const session = await auth.session(forced);
  const { credentials, tokens } = session;
  const sub = tokens?.idToken?.payload.sub;
  if (!credentials?.sessionToken || !sub || !tokens?.idToken) {
    throw new Failure("expired", "NoSession");
  }
  held = {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    sessionToken: credentials.sessionToken,
    sub,
    idToken: tokens.idToken.toString(),
    expiresAt: credentials.expiration?.getTime() ?? Date.now() + 60 * 60 * 1000,
  };
  return held;
}

/** Valid for at least some minutes; raises `expired` where only a new sign-in helps. */
export function identity(forced = false): Promise<Identity> {
  const fresh = held !== null && held.expiresAt - Date.now() > RENEW_BEFORE_MILLISECONDS;
  if (fresh && !forced && held) return Promise.resolve(held);
  renewing ??= renew(forced || held !== null).finally(() => {
    renewing = null;
  });
  return renewing;
}

export function forgetIdentity(): void {
  held = null;
}
