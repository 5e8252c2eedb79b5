/** Asks again and again while someone reads: fast while they are active, slower when idle. */

import { network } from "./network.ts";
import { atNextSign, millisecondsSinceSign } from "./reader.ts";

export const ACTIVE_MILLISECONDS = 900;
export const IDLE_MILLISECONDS = 10_000;
const IDLE_AFTER_MILLISECONDS = 2 * 60 * 1000;

export const pollPause = (sinceSign: number): number =>
  sinceSign < IDLE_AFTER_MILLISECONDS ? ACTIVE_MILLISECONDS : IDLE_MILLISECONDS;

/** Runs `ask` until the returned function is called; never while hidden or offline. */
export function poll(ask: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let ended = false;
  let forgetSign: () => unknown = () => undefined;

  const mayAsk = (): boolean => !ended && !document.hidden && network.get().online;
  const schedule = (): void => {
    clearTimeout(timer);
    forgetSign();
    if (!mayAsk() || asking) return;
    const pause = pollPause(millisecondsSinceSign());
    timer = setTimeout(() => void turn(), pause);
    if (pause === IDLE_MILLISECONDS) forgetSign = atNextSign(wake);
  };
  const turn = async (): Promise<void> => {
    asking = true;
    await ask().catch(() => undefined);
    asking = false;
    schedule();
  };
  const wake = (): void => {
    clearTimeout(timer);
    if (mayAsk() && !asking) void turn();
  };
  document.addEventListener("visibilitychange", wake);
  const endNetwork = network.subscribe(wake);
  schedule();
  return () => {
    ended = true;
    clearTimeout(timer);
    forgetSign();
    document.removeEventListener("visibilitychange", wake);
    endNetwork();
  };
}
