/**
 * The time by the server's clock. AWS refuses what is signed more than five minutes off; its own
 * SDKs learn the difference from the refusal and sign again (SDK reference guide, "clock skew").
 */

const STORED_AS = "lectern.clock";
const NOTICEABLE_MILLISECONDS = 30_000;

let offset = stored();

function stored(): number {
  try {
    return Number(sessionStorage.getItem(STORED_AS)) || 0;
  } catch {
    return 0; // storage is blocked: the first refusal tells again
  }
}

export const now = (): number => Date.now() + offset;

const AMZ_DATE = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/;

/** Milliseconds of the server's time: of its `Date`, else of the one in the message's brackets. */
export function serverTime(date: string, message: string): number {
  const told = Date.parse(date);
  if (!Number.isNaN(told)) return told;
  const found = AMZ_DATE.exec(message.slice(message.indexOf("(") + 1));
  if (!found) return Number.NaN;
  const [, year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Whether this server's time changed what `now` says: only then does signing again help. */
export function learnTime(server: number): boolean {
  if (Number.isNaN(server)) return false;
  if (Math.abs(server - now()) < NOTICEABLE_MILLISECONDS) return false;
  offset = server - Date.now();
  try {
    sessionStorage.setItem(STORED_AS, String(offset));
  } catch {
    // storage is blocked: known until the page is left
  }
  return true;
}
