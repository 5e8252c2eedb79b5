/** Whose page this is. All tabs share one sign-in: another tab may have ended or changed it. */

import { Failure } from "./failures.ts";
import { rememberedPerson } from "./storage.ts";

let shown = "";

export const shownPerson = (): string => shown;

export function showPerson(name: string): void {
  shown = name;
}

/** Raises unless the browser's sign-in is still the one of this page. */
export function assertSamePerson(): void {
  const remembered = rememberedPerson();
  if (remembered === shown) return;
  throw remembered ? new Failure("replaced", "AnotherPerson") : new Failure("expired", "NoSession");
}
