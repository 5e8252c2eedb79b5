/** Tries again what may succeed later: exponential backoff with full jitter. */

import { asFailure, isTransient } from "./failures.ts";

export const ATTEMPTS = 4;
export const BASE_MILLISECONDS = 150;
export const LONGEST_MILLISECONDS = 2000;

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
      if (!isTransient(failure) || attempt + 1 >= ATTEMPTS) throw failure;
      await wait(random() * pauseBound(attempt));
    }
  }
}
