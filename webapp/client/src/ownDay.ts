/** The learner's own calendar day at a moment, and where they were: kept with what they did. */

import { ZONE_CHARACTERS } from "./generated.ts";

export interface OwnDay {
  /** `YYYY-MM-DD` by the calendar where the learner was. */
  day: string;
  /** How far its clock was from UTC, as ISO 8601 writes it: `+05:45`. */
  offset: string;
  /** The IANA name of their time zone. */
  zone: string;
}

const two = (part: number): string => String(part).padStart(2, "0");

/** Hours and minutes with their sign. */
export function offsetText(minutes: number): string {
  const [size, sign] = [Math.abs(minutes), minutes < 0 ? "-" : "+"];
  return `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export function ownDay(moment: number): OwnDay {
  const at = new Date(moment);
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    offset: offsetText(-Math.round(at.getTimezoneOffset())),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone.slice(0, ZONE_CHARACTERS),
  };
}
