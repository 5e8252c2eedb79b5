/** What can go wrong, as one typed tree; every kind has a sentence for a person. */

export type FailureKind =
  | "offline" // the browser has no network
  | "silent" // the request got no answer in time
  | "expired" // the credentials ran out; signing in again helps
  | "replaced" // somebody else has signed in here since
  | "clock" // the device's time is wrong, and correcting it did not help
  | "storage" // the browser keeps nothing more
  | "denied" // the policy says no
  | "throttled" // too many requests; waiting helps
  | "unavailable" // the service failed; waiting may help
  | "invalid" // what was sent can't be right
  | "missing"; // there is nothing of that name

const SENTENCES: Record<FailureKind, string> = {
  offline: "You seem to be offline. Check your connection and try again.",
  silent: "There is no answer. Check your connection and try again.",
  replaced: "Somebody else has signed in here, in another tab. Nothing was saved.",
  clock: "The clock of this device is wrong. Set its date and time, then try again.",
  storage: "This browser's storage is full or blocked. Free some space and try again.",
  expired: "Your session has ended. Please sign in again.",
  denied: "You don't have access to this.",
  throttled: "It's busy right now. Please try again in a moment.",
  unavailable: "Something went wrong on our side. Please try again.",
  invalid: "That didn't look right. Please check it and try again.",
  missing: "We couldn't find that.",
};

export class Failure extends Error {
  readonly kind: FailureKind;
  /** The service's own name of the error, for logs; never shown. */
  readonly code: string;

  /** How long the service asked to be left alone; 0 where it said nothing. */
  readonly retryAfter: number;

  constructor(kind: FailureKind, code: string, sentence: string = SENTENCES[kind], retryAfter = 0) {
    super(sentence);
    this.name = "Failure";
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

const BY_NAME: Record<string, FailureKind> = {
  NetworkError: "offline",
  TimeoutError: "silent",
  AbortError: "silent",
  SyntaxError: "unavailable", // an answer that is no JSON: a proxy's page, say
  QuotaExceededError: "storage",
  SecurityError: "storage",
};

/** Anything that was thrown, as a Failure. Browsers throw TypeError where a fetch got no answer. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof TypeError) return new Failure("offline", "TypeError");
  const name = thrown instanceof Error ? thrown.name : "Unknown";
  const known = BY_NAME[name];
  if (known) return new Failure(known, name);
  console.error("Unforeseen failure", thrown);
  return new Failure("unavailable", name);
}

export function isTransient(failure: Failure): boolean {
  return ["offline", "silent", "throttled", "unavailable"].includes(failure.kind);
}
