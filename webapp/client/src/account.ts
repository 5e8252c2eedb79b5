/** Signing up, in and out, and the way back from a forgotten password. */

import { loadAuth } from "./auth.ts";
import { asFailure, Failure } from "./failures.ts";
import { learner } from "./learner.ts";
import { currentPath, navigate } from "./navigation.ts";
import { doorHref, safeNext, signInHref } from "./paths.ts";
import { checkedProfile, writeProfile } from "./profile.ts";
import { change, enterAndLoad, forgetEverything, session, tell } from "./session.ts";

const PENDING = "lectern.pending";

/** Kept for the confirm page; the password only in memory, so that no storage holds it. */
interface Pending {
  email: string;
  displayName: string;
}

let password = "";

function remember(pending: Pending): void {
  change({ pendingEmail: pending.email });
  try {
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
  } catch {
    // storage is blocked: the confirm page then asks for the e-mail address
  }
}

function recalled(): Pending {
  try {
    const stored = sessionStorage.getItem(PENDING);
    if (stored) return JSON.parse(stored) as Pending;
  } catch {
    // the same as nothing stored
  }
  return { email: session.get().pendingEmail, displayName: "" };
}

export function recallPending(): void {
  const { email } = recalled();
  if (email && !session.get().pendingEmail) change({ pendingEmail: email });
}

async function whileBusy(work: () => Promise<void>): Promise<void> {
  if (session.get().busy) return;
  change({ busy: true, error: tell(""), notice: tell("") });
  try {
    await work();
  } catch (thrown) {
    change({ error: tell(asFailure(thrown).message) });
  } finally {
    change({ busy: false });
  }
}

function typedEmail(typed: string): string {
  const email = typed.trim().toLowerCase() || recalled().email;
  if (email.includes("@")) return email;
  throw new Failure("invalid", "NoEmail", "Please type your e-mail address.");
}

export const signUp = (email: string, typed: string, displayName: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    const auth = await loadAuth();
    await auth.register(address, typed);
    password = typed;
    remember({ email: address, displayName: displayName.trim() });
    navigate(doorHref("/confirm", currentPath()));
  });

/** The name typed at the sign-up becomes the profile at the first sign-in. */
async function startProfile(email: string): Promise<void> {
  const pending = recalled();
  const { loaded, profile } = learner.get();
  if (!loaded || profile || pending.email !== email || !pending.displayName) return;
  await writeProfile(checkedProfile(pending.displayName, "")).catch(() => undefined);
}

async function enter(email: string, typed: string): Promise<void> {
  const auth = await loadAuth();
  const step = await auth.enter(email, typed).catch(async (thrown: unknown) => {
    // A session that this tab did not know of: end it, so that the typed one counts.
    if (asFailure(thrown).code !== "UserAlreadyAuthenticatedException") throw thrown;
    await auth.leave();
    return auth.enter(email, typed);
  });
  if (step === "CONFIRM_SIGN_UP") {
    password = typed;
    remember({ ...recalled(), email });
    await auth.resend(email);
    change({ notice: tell("Your e-mail address is not confirmed yet. We sent a code.", "/confirm") });
    navigate(doorHref("/confirm", currentPath()));
    return;
  }
  if (step !== "DONE") throw new Failure("unavailable", step, "This account can't sign in here.");
  await enterAndLoad();
  await startProfile(email);
  change({ pendingEmail: "" });
  navigate(safeNext(new URLSearchParams(location.search).get("next")), true);
}

export const signIn = (email: string, typed: string): Promise<void> =>
  whileBusy(() => enter(typedEmail(email), typed));

export const confirmSignUp = (email: string, code: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    const auth = await loadAuth();
    await auth.confirm(address, code.replace(/\s/g, ""));
    const known = password;
    password = "";
    if (known) return enter(address, known);
    change({ notice: tell("Your e-mail address is confirmed. Please sign in.", "/sign-in") });
    navigate(signInHref(currentPath()));
  });

export const resendCode = (): Promise<void> =>
  whileBusy(async () => {
    const auth = await loadAuth();
    const email = typedEmail("");
    const reset = location.pathname.startsWith("/forgot-password");
    await (reset ? auth.requestReset(email) : auth.resend(email));
    change({ notice: tell(`We sent a new code to ${email}.`) });
  });

export const requestPasswordReset = (email: string): Promise<void> =>
  whileBusy(async () => {
    const address = typedEmail(email);
    const auth = await loadAuth();
    await auth.requestReset(address);
    remember({ email: address, displayName: "" });
    change({ notice: tell(`If there is an account of ${address}, a code is on its way to it.`) });
  });

export const confirmPasswordReset = (code: string, chosen: string): Promise<void> =>
  whileBusy(async () => {
    const auth = await loadAuth();
    await auth.confirmReset(typedEmail(""), code.replace(/\s/g, ""), chosen);
    change({
      pendingEmail: "",
      notice: tell("Your password is changed. Please sign in.", "/sign-in"),
    });
    navigate(signInHref(currentPath()));
  });

export const signOut = (): Promise<void> =>
  whileBusy(async () => {
    const auth = await loadAuth();
    await auth.leave().catch(() => undefined);
    password = "";
    forgetEverything();
    navigate("/");
  });
