/** A lesson's private films: which address is one, and how a signed one is asked for. */

import { askApi, failureOf } from "./api.ts";
import { MEDIA, MEDIA_CONTENT, MEDIA_OFF, MEDIA_PATH, NO_SUCH_MEDIA, PRIVATE } from "./boundary.ts";
import { Failure } from "./failures.ts";
import { number, text } from "./fields.ts";

export interface Signed {
  src: string;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Whether the address is on the media origin, below /private/. */
export const isFilm = (url: string, origin: string): boolean =>
  origin !== "" && url.startsWith(origin + PRIVATE);

const GONE =
  "The lesson doesn't show this film any more. Reload the page to see what it shows now.";
const OFF = "This site shows no films at the moment. Its editors can tell you more.";
const UNREACHED = "The film can't be reached right now. Please try again in a moment.";

export function filmFailure(status: number, code: string): Failure {
  if (code === NO_SUCH_MEDIA) return new Failure("missing", code, GONE);
  if (code === MEDIA_OFF) return new Failure("missing", code, OFF);
  return failureOf(status, code, UNREACHED);
}

/** `url` is a film's address as the lesson has it; it opens nothing by itself. */
export async function signedAddress(contentId: string, url: string): Promise<Signed> {
  const query = new URLSearchParams({
    [MEDIA_CONTENT]: contentId,
    [MEDIA_PATH]: new URL(url).pathname,
  });
  const body = await askApi(`${MEDIA}?${query.toString()}`, filmFailure);
  return { src: text(body, "url"), expiresAt: number(body, "expiresAt") };
}
