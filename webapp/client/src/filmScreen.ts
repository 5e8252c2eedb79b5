/** The player's element: React shows it, this listens to it and leads the focus. */

import { film, filmPlays, filmStopped } from "./film.ts";
import type { Film } from "./states.ts";

export const SCREEN_ID = "film-screen";

/** The focus follows from the Play button, which is gone, to the player that took its place. */
export function watchScreen(src: string): void {
  const screen = src === "" ? null : document.getElementById(SCREEN_ID);
  if (!(screen instanceof HTMLMediaElement) || screen.dataset["watched"] === src) return;
  screen.dataset["watched"] = src;
  screen.onloadedmetadata = (): void => {
    if (film.get().from > 0) screen.currentTime = film.get().from;
  };
  screen.onplaying = filmPlays;
  screen.onerror = (): void => void filmStopped(screen.currentTime);
  screen.focus();
}

/** Who was in the player when it went finds themselves at the film's Play button again. */
export function bringFocusBack({ status, url }: Film): void {
  if (status !== "error" || document.activeElement !== document.body) return;
  const buttons = [...document.querySelectorAll<HTMLElement>("button[data-film]")];
  buttons.find((button) => button.dataset["film"] === url)?.focus();
}
