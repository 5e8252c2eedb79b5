/**
 * The one film that plays on a page. Its signed address is asked for when somebody presses Play,
 * and once more when it has run out: every seek is a new request, held to the address's end.
 */

import { counted } from "./counted.ts";
import { asFailure } from "./failures.ts";
import { signedAddress, type Signed } from "./filmAddress.ts";
import { failed } from "./session.ts";
import { createStore, derive } from "./store.ts";
import type { Film } from "./states.ts";

export interface Playing extends Film {
  contentId: string;
  expiresAt: number;
  /** Where to go on, in seconds of the film, once its new address is there. */
  from: number;
  /** Whether the address was renewed since the film last played. */
  renewed: boolean;
}

export const NONE: Playing = {
  contentId: "",
  url: "",
  status: "idle",
  src: "",
  error: "",
  expiresAt: 0,
  from: 0,
  renewed: false,
};
const DIDNT_PLAY = "The film stopped. Check your connection, then press Play to go on.";

export const film = createStore<Playing>(NONE);

export const filmView = derive(
  [film],
  ({ url, status, src, error }): Film => ({ url, status, src, error }),
);

/** A renewal that doesn't help is not tried again: a clock that is wrong would ask for ever. */
export const mayRenew = (playing: Playing, seconds: number): boolean =>
  seconds >= playing.expiresAt && !playing.renewed;

async function fetchAddress(
  wanted: Playing,
  sign: (contentId: string, url: string) => Promise<Signed>,
): Promise<void> {
  film.set(wanted);
  const isStillWanted = (): boolean => film.get() === wanted;
  try {
    const signed = await sign(wanted.contentId, wanted.url);
    if (isStillWanted()) film.set({ ...wanted, ...signed, status: "ready" });
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (isStillWanted()) film.set({ ...wanted, status: "error", error: failure.message });
    failed(thrown);
  }
}

/** Starts a film, or goes on with the one that stopped where it stopped. */
export async function playFilm(
  contentId: string,
  url: string,
  sign = signedAddress,
): Promise<void> {
  const before = film.get();
  if (before.url === url && before.status === "loading") return;
  const from = before.url === url ? before.from : 0;
  await fetchAddress({ ...NONE, contentId, url, from, status: "loading" }, sign);
}

export function filmPlays(): void {
  film.update((current) => (current.renewed ? { ...current, renewed: false } : current));
}

/** The player got no further, at `from` seconds of the film. */
export async function filmStopped(
  from: number,
  seconds = Date.now() / 1000,
  sign = signedAddress,
): Promise<void> {
  const stopped = { ...film.get(), from };
  if (stopped.status !== "ready") return;
  if (mayRenew(stopped, seconds)) {
    await fetchAddress({ ...stopped, status: "loading", src: "", renewed: true }, sign);
  } else {
    film.set({ ...stopped, status: "error", src: "", error: DIDNT_PLAY });
  }
}

/** While a page shows films; afterwards none plays, and none goes on by itself. */
export const showFilms = counted(() => () => film.set(NONE));
