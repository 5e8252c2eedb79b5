/** The address that waits for a code, kept over a reload of its page. */

import { change, session, tell } from "./session.ts";

const PENDING = "lectern.pending";

/** Kept for the confirm page; the password only in memory, so that no storage holds it. */
interface Pending {
  email: string;
  displayName: string;
}

export function remember(pending: Pending): void {
  change({ pendingEmail: pending.email });
  try {
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
  } catch {
    // storage is blocked: the confirm page then asks for the e-mail address
  }
}

export function recalled(): Pending {
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

/** Another address: the way back from one that was mistyped. */
export function forgetPending(): void {
  change({
    pendingEmail: "",
    codeWanted: false,
    error: tell(""),
    errorField: "",
    notice: tell(""),
  });
  try {
    sessionStorage.removeItem(PENDING);
  } catch {
    // storage is blocked: nothing was kept
  }
}
