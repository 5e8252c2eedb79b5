/** Tries again what may succeed later: exponential backoff with full jitter. */

import { asFailure, isTransient } from "./failures.ts";

export const ATTEMPTS = 4;
/** Each attempt without an answer has already been waited for. */
export const SILENT_ATTEMPTS = 2;
export const BASE_MILLISECONDS = 150;
export const LONGEST_MILLISECONDS = 2000;
/** Who asks to be left alone for longer is: the person is told instead. */
export const PATIENCE_MILLISECONDS = 5000;

export type Wait = (milliseconds: number) => Promise<void>;

export const sleep: Wait = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The upper bound of the pause after attempt number `attempt`, counted from 0. */
export function pauseBound(attempt: number): number {
  return Math.min(LONGEST_MILLISECONDS, BASE_MILLISECONDS * 2 ** attempt);
}

export async function retrying<T>(
  work: () => Promise<T>,
  wait: Wait = sleep,
  random: () => number = Math.random,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (thrown) {
      const failure = asFailure(thrown);
      const attempts = failure.kind === "silent" ? SILENT_ATTEMPTS : ATTEMPTS;
      const asked = failure.retryAfter;
      if (!isTransient(failure) || attempt + 1 >= attempts) throw failure;
      if (asked > PATIENCE_MILLISECONDS) throw failure;
      await wait(asked + random() * pauseBound(attempt));
    }
  }
}
