/** Asks again and again while someone reads: fast while they are active, slower when idle. */

import { network } from "./network.ts";
import { atNextSign, millisecondsSinceSign } from "./reader.ts";

export const ACTIVE_MILLISECONDS = 900;
export const IDLE_MILLISECONDS = 10_000;
const IDLE_AFTER_MILLISECONDS = 2 * 60 * 1000;

export const pollPause = (sinceSign: number): number =>
  sinceSign < IDLE_AFTER_MILLISECONDS ? ACTIVE_MILLISECONDS : IDLE_MILLISECONDS;

const LONGEST_MILLISECONDS = 60_000;

/** After each failure in a row twice the pause, up to a minute; jittered, as all retries are. */
export const pauseAfter = (failures: number, pause: number, random: () => number): number =>
  failures === 0
    ? pause
    : Math.min(LONGEST_MILLISECONDS, pause * 2 ** failures) * (0.5 + random() / 2);

/** Runs `ask` until the returned function is called; never while hidden or offline. */
export function poll(ask: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let ended = false;
  let failures = 0;
  let forgetSign: () => unknown = () => undefined;

  const mayAsk = (): boolean => !ended && !document.hidden && network.get().online;
  const schedule = (): void => {
    clearTimeout(timer);
    forgetSign();
    if (!mayAsk() || asking) return;
    const pause = pollPause(millisecondsSinceSign());
    timer = setTimeout(() => void turn(), pauseAfter(failures, pause, Math.random));
    if (pause === IDLE_MILLISECONDS) forgetSign = atNextSign(wake);
  };
  const turn = async (): Promise<void> => {
    asking = true;
    await ask().then(
      () => (failures = 0),
      () => (failures += 1),
    );
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
