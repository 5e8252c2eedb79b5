/** Signing up, in and out, and the way back from a forgotten password. */

import { loadAuth } from "./auth.ts";
import { typedCode } from "./codes.ts";
import { forgetIdentity } from "./credentials.ts";
import { asFailure, Failure } from "./failures.ts";
import { DISPLAY_NAME_CHARACTERS } from "./generated.ts";
import { learner } from "./learner.ts";
import { currentPath, navigate } from "./navigation.ts";
import { doorHref, safeNext } from "./paths.ts";
import { recalled, remember, forgetPending } from "./pending.ts";
import { checkedProfile, writeProfile } from "./profile.ts";
import { forgetProof, keepProof, newProof, proofOf } from "./proof.ts";
import { answerCode, askForCode } from "./secondStep.ts";
import { change, enterAndLoad, forgetEverything, tell } from "./session.ts";
import { whileBusy } from "./submitting.ts";

/** Only in memory, so that no storage holds it. */
let password = "";

function typedEmail(typed: string): string {
  const email = typed.trim().toLowerCase() || recalled().email;
  if (email.includes("@")) return email;
  throw new Failure("invalid", "NoEmail", "Please type your e-mail address.");
}

function keepPassword(typed: string): void {
  password = typed;
  change({ passwordKnown: typed !== "" });
}

const isCode = (thrown: unknown, ...codes: string[]): boolean =>
  codes.includes(asFailure(thrown).code);

/**
 * One mail to whoever owns the address: a confirmation code where it is unconfirmed, a reset code
 * where it is confirmed, none where it is unknown. Cognito answers each of the two calls for every
 * address (PreventUserExistenceErrors) or with an InvalidParameterException, which tells nothing.
 */
async function mailCode(email: string): Promise<void> {
  const auth = await loadAuth();
  const calls = [auth.resend(email), auth.requestReset(email)];
  for (const call of await Promise.allSettled(calls)) {
    if (call.status === "rejected" && asFailure(call.reason).kind !== "invalid") throw call.reason;
  }
}

/** The answer is the same for an address that has an account: its owner is mailed a code. */
export const signUp = (email: string, typed: string, displayName: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    const name = checkedProfile(displayName, "").displayName;
    const auth = await loadAuth();
    const { salt, digest } = await newProof(typed);
    try {
      await auth.register(address, typed, name, digest);
      keepProof({ email: address, salt });
    } catch (thrown) {
      if (!isCode(thrown, "UsernameExistsException")) throw thrown;
      await mailCode(address);
    }
    keepPassword(typed);
    remember({ email: address, displayName: name });
    navigate(doorHref("/confirm", currentPath()));
  });

/** The name given at the sign-up becomes the profile at the first sign-in, wherever that is. */
async function startProfile(email: string): Promise<void> {
  const pending = recalled();
  const { loaded, profile } = learner.get();
  if (!loaded || profile) return;
  const typed = pending.email === email ? pending.displayName : "";
  try {
    const name = typed || (await (await loadAuth()).signUpName());
    const shortened = [...name].slice(0, DISPLAY_NAME_CHARACTERS).join("");
    if (shortened) await writeProfile(checkedProfile(shortened, ""));
  } catch {
    // the profile page asks for the name
  }
}

async function passwordStep(email: string, typed: string): Promise<string> {
  const auth = await loadAuth();
  return auth.enter(email, typed).catch(async (thrown: unknown) => {
    // A session that this tab did not know of: end it, so that the typed one counts.
    if (!isCode(thrown, "UserAlreadyAuthenticatedException")) throw thrown;
    await auth.leave();
    return auth.enter(email, typed);
  });
}

async function arrive(email: string): Promise<void> {
  forgetIdentity();
  await enterAndLoad();
  await startProfile(email);
  keepPassword("");
  forgetProof();
  forgetPending();
  navigate(safeNext(new URLSearchParams(location.search).get("next")), true);
}

async function enter(email: string, typed: string): Promise<void> {
  const step = await passwordStep(email, typed);
  if (step === "CONFIRM_SIGN_UP") {
    const auth = await loadAuth();
    keepPassword(typed);
    remember({ email, displayName: recalled().displayName });
    await auth.resend(email);
    change({
      notice: tell("Your e-mail address is not confirmed yet. We sent a code.", "/confirm"),
    });
    navigate(doorHref("/confirm", currentPath()));
    return;
  }
  if (step === "CONFIRM_SIGN_IN_WITH_TOTP_CODE") return askForCode(email);
  if (step !== "DONE") throw new Failure("unavailable", step, "This account can't sign in here.");
  await arrive(email);
}

export const confirmSignIn = (typed: string): Promise<void> =>
  whileBusy(async () => {
    await answerCode(typed);
    await arrive(recalled().email);
  });

export const signIn = (email: string, typed: string): Promise<void> =>
  whileBusy(() => enter(typedEmail(email), typed));

const SECOND =
  "Your address is confirmed. We mailed you a second code. Enter it to set your password.";

/**
 * The address is confirmed now. Where this page didn't sign it up, its password may be a stranger's
 * and opens nothing: the mailbox's owner sets it by a second code (backend_functions/confirmed).
 */
async function enterOrReset(email: string, typed: string): Promise<void> {
  try {
    await enter(email, typed);
  } catch (thrown) {
    if (!isCode(thrown, "NotAuthorizedException", "NotSettled")) throw thrown;
    const auth = await loadAuth();
    await auth.requestReset(email);
    change({ notice: tell(SECOND, "/forgot-password") });
    navigate(doorHref("/forgot-password", currentPath()));
  }
}

/** Sets the password and ends every other session, a stranger's too (GlobalSignOut). */
async function resetAndEnter(email: string, code: string, chosen: string): Promise<void> {
  const auth = await loadAuth();
  await auth.confirmReset(email, code, chosen);
  if ((await passwordStep(email, chosen)) === "DONE") await auth.leave(true);
  await enter(email, chosen);
}

/** One code, of whichever kind was mailed: the address ends up with the password typed here. */
async function redeem(email: string, code: string, chosen: string): Promise<void> {
  if (!chosen) throw new Failure("invalid", "NoPassword", "Please type a password.");
  const auth = await loadAuth();
  try {
    await auth.confirm(email, code, await proofOf(email, chosen));
  } catch (thrown) {
    if (isCode(thrown, "AlreadyConfirmed")) return resetAndEnter(email, code, chosen);
    if (!isCode(thrown, "TriggerFailed")) throw thrown; // else it may be confirmed all the same
  }
  return enterOrReset(email, chosen);
}

export const confirmSignUp = (email: string, code: string, typed: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    const digits = typedCode(code);
    remember({ ...recalled(), email: address });
    await redeem(address, digits, typed || password);
  });

export const resendCode = (email: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    await mailCode(address);
    remember({ ...recalled(), email: address });
    change({ notice: tell(`If ${address} can have a code, a new one is on its way to it.`) });
  });

export const requestPasswordReset = (email: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    await mailCode(address);
    remember({ email: address, displayName: "" });
    change({ notice: tell(`If there is an account of ${address}, a code is on its way to it.`) });
  });

export const confirmPasswordReset = (code: string, chosen: string): Promise<void> =>
  whileBusy(() => redeem(typedEmail(""), typedCode(code), chosen));

export const signOut = (): Promise<void> =>
  whileBusy(async () => {
    const auth = await loadAuth();
    await auth.leave().catch(() => undefined);
    password = "";
    forgetProof();
    forgetEverything();
    navigate("/");
  });
