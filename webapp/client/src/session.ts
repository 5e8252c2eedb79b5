/** Who is signed in, from the first script of a page to the sign-out. */

import { loadAuth, remembersSomeone } from "./auth.ts";
import { forgetIdentity } from "./credentials.ts";
import { asFailure, type Failure } from "./failures.ts";
import { learner, loadLearner, NOBODY } from "./learner.ts";
import { currentPath, navigate, route } from "./navigation.ts";
import { needsSession, safeNext, signInHref } from "./paths.ts";
import { showPerson, shownPerson } from "./person.ts";
import { rememberedPerson } from "./storage.ts";
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
  busy: boolean;
  error: Told;
  errorField: string;
  notice: Told;
  pendingEmail: string;
  passwordKnown: boolean;
  /** A right password was typed, and a code of the authenticator app has to follow. */
  codeWanted: boolean;
}

const SILENT: Told = { text: "", pathname: "" };

export const session = createStore<SessionCore>({
  status: "loading",
  failure: null,
  email: "",
  busy: false,
  error: SILENT,
  errorField: "",
  notice: SILENT,
  pendingEmail: "",
  passwordKnown: false,
  codeWanted: false,
});

export const change = (part: Partial<SessionCore>): void =>
  session.update((current) => ({ ...current, ...part }));

export const tell = (text: string, pathname: string = location.pathname): Told => ({
  text,
  pathname,
});

function signedInAs(email: unknown): void {
  change({ status: "signedIn", email: typeof email === "string" ? email : "" });
}

/** Reads the library's tokens; raises `expired` where they can't be renewed. */
export async function enterSession(): Promise<void> {
  const auth = await loadAuth();
  const { tokens } = await auth.session(false);
  if (!tokens?.idToken) {
    showPerson("");
    change({ status: "signedOut" });
    return;
  }
  showPerson(rememberedPerson());
  signedInAs(tokens.idToken.payload["email"]);
}

/** The partition's failure is told by the pages that need it, not by the sign-in. */
export async function enterAndLoad(): Promise<void> {
  await enterSession();
  if (session.get().status !== "signedIn") return;
  await loadLearner().catch((thrown: unknown) => {
    learner.update((own) => ({ ...own, settled: true }));
    failed(thrown);
  });
}

export function forgetEverything(): void {
  forgetIdentity();
  showPerson("");
  learner.set(NOBODY);
  change({
    status: "signedOut",
    failure: null,
    email: "",
    busy: false,
    passwordKnown: false,
    codeWanted: false,
  });
  try {
    sessionStorage.clear();
  } catch {
    // storage is blocked: then nothing was kept there either
  }
}

let started = false;

/** An expired session leads to the sign-in page and, from there, back to where one was. */
function ended(): void {
  forgetEverything();
  if (!needsSession(location.pathname)) return;
  change({ notice: tell("Your session has ended. Please sign in again.", "/sign-in") });
  navigate(signInHref(currentPath()), true);
}

/** Whoever catches a failure of the cloud tells it here: it may be the session that ended. */
export function failed(thrown: unknown): void {
  const { kind } = asFailure(thrown);
  if (kind === "replaced") follow();
  if (kind === "expired" && session.get().status === "signedIn") ended();
}

/**
 * Every tab shows whom the browser is signed in as. Called when another tab changed that, when
 * this one wakes or comes out of the back-forward cache, and before it would write as another.
 */
export function follow(): void {
  const remembered = rememberedPerson();
  if (!started || session.get().busy || remembered === shownPerson()) return;
  if (session.get().status === "loading" && !session.get().failure) return;
  forgetEverything();
  if (!remembered) return;
  change({ status: "loading" });
  started = false;
  startSession();
}

const SHUT_TO_MEMBERS = /^\/(sign-in|sign-up|confirm)$/;

/** Who is signed in has no use for a door: it leads on to where it was to lead. */
function leadOn(): void {
  const { status, busy } = session.get();
  const { pathname, search } = route.get();
  if (status !== "signedIn" || busy || location.pathname !== pathname) return;
  if (!SHUT_TO_MEMBERS.test(pathname)) return;
  navigate(safeNext(new URLSearchParams(search).get("next")), true);
}

session.subscribe(leadOn);
route.subscribe(leadOn);

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
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

export const sessionView = derive([session, learner, route], (core, own, at): Session => {
  const displayName = own.profile?.displayName || core.email.split("@")[0] || "";
  const shown = (told: Told): string => (told.pathname === at.pathname ? told.text : "");
  return {
    status: core.status,
    email: core.email,
    displayName,
    initials: initialsOf(displayName),
    busy: core.busy,
    error: shown(core.error),
    errorField: shown(core.error) ? core.errorField : "",
    failure: core.failure?.message ?? "",
    notice: shown(core.notice),
    pendingEmail: core.pendingEmail,
    passwordKnown: core.passwordKnown,
    codeWanted: core.codeWanted,
  };
});
