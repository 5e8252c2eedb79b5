/**
 * What of a learner's reading waits to be written: kept on the device until the table has it, so
 * that neither a lost connection nor a closed tab loses it. Each person's own; both kinds may be
 * put again, and late: a day is the same fact every time, and of two places the later one counts.
 */

import { shownPerson } from "./person.ts";
import { createStore } from "./store.ts";
import type { Place } from "./learner.ts";
import type { OwnDay } from "./ownDay.ts";

export interface Unwritten {
  /** By the lesson's id. */
  places: Record<string, Place>;
  days: (OwnDay & { contentId: string })[];
}

const STORED_AS = "lectern.reading.";
const NOTHING: Unwritten = { places: {}, days: [] };

let owner = "";
/** What this document knows of it; another tab may have more, which is read before each change. */
export const unwritten = createStore<Unwritten>(NOTHING);

function stored(person: string): Unwritten {
  try {
    const text = localStorage.getItem(STORED_AS + person);
    return text ? { ...NOTHING, ...(JSON.parse(text) as Unwritten) } : NOTHING;
  } catch {
    // storage is blocked, or holds something else: what this document knows is all there is
    return person === owner ? unwritten.get() : NOTHING;
  }
}

function store(person: string, waiting: Unwritten): void {
  try {
    const empty = Object.keys(waiting.places).length + waiting.days.length === 0;
    if (empty) localStorage.removeItem(STORED_AS + person);
    else localStorage.setItem(STORED_AS + person, JSON.stringify(waiting));
  } catch {
    // storage is full or blocked: it waits in this document
  }
}

/** Reads what waits of whoever is signed in now. */
export function recallUnwritten(): Unwritten {
  const person = shownPerson();
  const waiting = person ? stored(person) : NOTHING;
  owner = person;
  unwritten.set(waiting);
  return waiting;
}

/** Changes what waits; without anybody signed in there is nothing to keep. */
export function keepUnwritten(change: (waiting: Unwritten) => Unwritten): void {
  if (!shownPerson()) return;
  const waiting = change(recallUnwritten());
  store(owner, waiting);
  unwritten.set(waiting);
}
