/** Every request of the site ends: with an answer, or after a while without one. */

import { Failure } from "./failures.ts";

/** For the headers and the body of one answer. */
export const ANSWER_MILLISECONDS = 8_000;
/** For what asks several times by itself: the sign-in library, a part of the site's code. */
export const WHOLE_MILLISECONDS = 20_000;

export interface Answer {
  ok: boolean;
  status: number;
  text: string;
  /** The server's `Date`, where it lets a page read it; else empty. */
  date: string;
  /** What `Retry-After` asks for, in milliseconds (RFC 9110, 10.2.3). */
  retryAfter: number;
}

export function retryAfterOf(value: string | null, now: number): number {
  if (!value) return 0;
  const until = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(until) ? Math.max(0, until) : 0;
}

export async function answerTo(
  url: string | URL,
  init: RequestInit = {},
  milliseconds: number = ANSWER_MILLISECONDS,
): Promise<Answer> {
  const signal = AbortSignal.timeout(milliseconds);
  const answer = await fetch(url, { cache: "no-store", ...init, signal });
  return {
    ok: answer.ok,
    status: answer.status,
    text: await answer.text(),
    date: answer.headers.get("date") ?? "",
    retryAfter: retryAfterOf(answer.headers.get("retry-after"), Date.now()),
  };
}

/** The same end for work that takes no signal. Its late result is dropped. */
export async function within<T>(work: Promise<T>, milliseconds = WHOLE_MILLISECONDS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure("silent", "NoAnswer")), milliseconds);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
