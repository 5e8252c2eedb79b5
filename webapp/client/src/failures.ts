/** What can go wrong, as one typed tree; every kind has a sentence for a person. */

export type FailureKind =
  | "offline" // the request never got an answer
  | "expired" // the credentials ran out; signing in again helps
  | "denied" // the policy says no
  | "throttled" // too many requests; waiting helps
  | "unavailable" // the service failed; waiting may help
  | "invalid" // what was sent can't be right
  | "missing"; // there is nothing of that name

const SENTENCES: Record<FailureKind, string> = {
  offline: "You seem to be offline. Check your connection and try again.",
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

  constructor(kind: FailureKind, code: string, sentence: string = SENTENCES[kind]) {
    super(sentence);
    this.name = "Failure";
    this.kind = kind;
    this.code = code;
  }
}

/** Anything that was thrown, as a Failure. Browsers throw TypeError where a fetch got no answer. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof TypeError) return new Failure("offline", "TypeError");
  const name = thrown instanceof Error ? thrown.name : "Unknown";
  console.error("Unforeseen failure", thrown);
  return new Failure(name === "NetworkError" ? "offline" : "unavailable", name);
}

export function isTransient(failure: Failure): boolean {
  return ["offline", "throttled", "unavailable"].includes(failure.kind);
}
