/** Who is signed in, from the first script of a page to the sign-out. */

import { loadAuth, remembersSomeone } from "./auth.ts";
import { forgetIdentity } from "./credentials.ts";
import { asFailure, type Failure } from "./failures.ts";
import { learner, loadLearner, NOBODY } from "./learner.ts";
import { currentPath, navigate, route } from "./navigation.ts";
import { needsSession, signInHref } from "./paths.ts";
import { createStore, derive } from "./store.ts";
import type { Session, SessionStatus } from "./states.ts";

interface Told {
  text: string;
  /** The page that the text belongs to; on any other it is not shown. */
  pathname: string;
}

export interface SessionCore {
  status: SessionStatus;
  /** Why it can't be told yet who is signed in; only while `status` is loading. */
  failure: Failure | null;
  email: string;
  isModerator: boolean;
  busy: boolean;
  error: Told;
  notice: Told;
  pendingEmail: string;
}

const SILENT: Told = { text: "", pathname: "" };

export const session = createStore<SessionCore>({
  status: "loading",
  failure: null,
  email: "",
  isModerator: false,
  busy: false,
  error: SILENT,
  notice: SILENT,
  pendingEmail: "",
});

export const change = (part: Partial<SessionCore>): void =>
  session.update((current) => ({ ...current, ...part }));

export const tell = (text: string, pathname: string = location.pathname): Told => ({
  text,
  pathname,
});

interface Claims {
  email?: unknown;
  "cognito:groups"?: unknown;
}

function signedInAs(claims: Claims): void {
  const groups = claims["cognito:groups"];
  change({
    status: "signedIn",
    email: typeof claims.email === "string" ? claims.email : "",
    isModerator: Array.isArray(groups) && groups.includes("moderators"),
  });
}

/** Reads the library's tokens; raises `expired` where they can't be renewed. */
export async function enterSession(): Promise<void> {
  const auth = await loadAuth();
  const { tokens } = await auth.session(false);
  if (!tokens?.idToken) {
    change({ status: "signedOut" });
    return;
  }
  signedInAs(tokens.idToken.payload as Claims);
}

/** The partition's failure is told by the pages that need it, not by the sign-in. */
export async function enterAndLoad(): Promise<void> {
  await enterSession();
  if (session.get().status !== "signedIn") return;
  await loadLearner().catch((thrown: unknown) => failed(thrown));
}

export function forgetEverything(): void {
  forgetIdentity();
  learner.set(NOBODY);
  change({ status: "signedOut", email: "", isModerator: false, busy: false });
  try {
    sessionStorage.clear();
  } catch {
    // storage is blocked: then nothing was kept there either
  }
}

/** An expired session leads to the sign-in page and, from there, back to where one was. */
function ended(): void {
  forgetEverything();
  if (!needsSession(location.pathname)) return;
  change({ notice: tell("Your session has ended. Please sign in again.", "/sign-in") });
  navigate(signInHref(currentPath()), true);
}

/** Whoever catches a failure of the cloud tells it here: it may be the session that ended. */
export function failed(thrown: unknown): void {
  if (asFailure(thrown).kind === "expired" && session.get().status === "signedIn") ended();
}

let started = false;

/** Called by the first hook of a page; a browser that remembers nobody loads no library. */
export function startSession(): void {
  if (started) return;
  started = true;
  if (!remembersSomeone()) {
    change({ status: "signedOut" });
    return;
  }
  change({ failure: null });
  enterAndLoad().then(
    () => {
      if (session.get().status !== "signedIn") ended();
    },
    (thrown: unknown) => {
      const failure = asFailure(thrown);
      if (failure.kind === "expired") return ended();
      started = false; // to be tried again by `retry` or when the network is back
      change({ failure });
    },
  );
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0] ?? "").join("").toLocaleUpperCase();
}

export const sessionView = derive([session, learner, route], (core, own, at): Session => {
  const displayName = own.profile?.displayName || core.email.split("@")[0] || "";
  const shown = (told: Told): string => (told.pathname === at.pathname ? told.text : "");
  return {
    status: core.status,
    email: core.email,
    displayName,
    initials: initialsOf(displayName),
    isModerator: core.isModerator,
    busy: core.busy,
    error: shown(core.error),
    notice: shown(core.notice),
    pendingEmail: core.pendingEmail,
    signInHref: signInHref(at.pathname + at.search),
  };
});
