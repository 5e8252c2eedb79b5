/**
 * The second factor: an authenticator app that shows codes (TOTP, RFC 6238). It is set up in two
 * steps, so that nobody is asked at the sign-in for a code that their app can't show: the pool makes
 * a secret, and takes it only with a code that was made of it.
 */

import { loadAuth } from "./auth.ts";
import { typedCode } from "./codes.ts";
import { asFailure, Failure } from "./failures.ts";
import { focusOn } from "./focus.ts";
import { factors, settingUp } from "./ownSecurity.ts";
import { session } from "./session.ts";

/** What authenticator apps show beside the address. */
const ISSUER = "Lectern";

const refused = new Failure(
  "invalid",
  "OtherTotp",
  "That code is not right. Type the one that your app shows now; each counts once.",
);

/** A code of the app that is no code at all, or not the one of now, is the field's fault. */
export async function withCode<T>(typed: string, does: (code: string) => Promise<T>): Promise<T> {
  const code = typedTotp(typed);
  return does(code).catch((thrown: unknown) => {
    const wrong = /^(CodeMismatch|EnableSoftwareTokenMFA|ExpiredCode)Exception$/;
    throw wrong.test(asFailure(thrown).code) ? refused : thrown;
  });
}

function typedTotp(typed: string): string {
  try {
    return typedCode(typed);
  } catch {
    throw new Failure("invalid", "NoTotp", "The code of your app has six digits.");
  }
}

export async function beginFactor(): Promise<string> {
  const [auth, { drawn }] = await Promise.all([loadAuth(), import("./qr.ts")]);
  const { secret, address } = await auth.beginTotp(ISSUER, session.get().email);
  settingUp.set({ secret, ...drawn(address) });
  focusOn("totp");
  return "";
}

export const confirmFactor = (typed: string): Promise<string> =>
  withCode(typed, async (code) => {
    const auth = await loadAuth();
    await auth.proveTotp(code);
    await auth.preferTotp(true);
    settingUp.set(null);
    factors.replace({ totp: true });
    return "From now on, signing in asks for a code of your app.";
  });

export const removeFactor = (typed: string): Promise<string> =>
  withCode(typed, async (code) => {
    const auth = await loadAuth();
    await auth.proveTotp(code);
    await auth.preferTotp(false);
    factors.replace({ totp: false });
    return "Signing in asks for no code any more.";
  });

export function leaveFactor(): void {
  settingUp.set(null);
}
