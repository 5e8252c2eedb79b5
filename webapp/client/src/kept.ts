/**
 * What was typed and not sent yet, on this device: by person, lesson and thread. Where storage is
 * full or blocked it lasts as long as the page.
 */

import { shownPerson } from "./person.ts";

const PREFIX = "lectern.kept.";
const memory = new Map<string, string>();

const named = (name: string): string => `${PREFIX}${shownPerson()}.${name}`;

export function recall(name: string): string {
  try {
    return localStorage.getItem(named(name)) ?? memory.get(named(name)) ?? "";
  } catch {
    return memory.get(named(name)) ?? "";
  }
}

export function keep(name: string, text: string): void {
  memory.delete(named(name));
  try {
    if (text) localStorage.setItem(named(name), text);
    else localStorage.removeItem(named(name));
  } catch {
    if (text) memory.set(named(name), text);
  }
}
