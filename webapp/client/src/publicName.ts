/**
 * The name under which others see this learner. `activity` decides after every save, and says in the
 * partition of what is issued: `AUTHOR` is the name that others see, `PROFILE` why they don't see the
 * one that was saved last.
 */

import type { Item } from "./attributes.ts";
import { call, itemsOf } from "./dynamodb.ts";
import { query, type IssuedName } from "./expressions.ts";
import { text } from "./fields.ts";
import { AUTHOR, DISPLAY_NAME_CHARACTERS, ISSUED_PREFIX, PROFILE } from "./generated.ts";
import { learner } from "./learner.ts";
import { sleep, type Wait } from "./retry.ts";
import { createStore } from "./store.ts";
import type { NameState } from "./states.ts";

export interface PublicName {
  state: NameState;
  /** What others see; empty while they see no name. */
  name: string;
  /** Why they don't see the name that was saved last: a NameReason, else empty. */
  reason: string;
}

/** `of` is the name that was refused, and `at` tells one refusal of it from the next. */
export interface Told {
  name: string;
  reason: string;
  of: string;
  at: string;
}

const UNKNOWN: PublicName = { state: "unknown", name: "", reason: "" };
export const publicName = createStore(UNKNOWN);

const NAMES: IssuedName[] = ["authorName", "reason", "issuedAt"];
/** Activity needs about a second; then it is asked less and less often, for about a minute. */
const PAUSES_MILLISECONDS = [300, 500, 700, 1000, 1500, 2000, 4000, 8000, 15_000, 30_000];

async function issued(sk: string): Promise<Item> {
  const answer = await call("Query", ({ config, identity }) =>
    query(config.learnersTable, ISSUED_PREFIX + identity.sub, NAMES, { sk, consistent: true }),
  );
  return itemsOf(answer)[0] ?? {};
}

async function told(): Promise<Told> {
  const [author, refusal] = await Promise.all([issued(AUTHOR), issued(PROFILE)]);
  return {
    name: text(author, "authorName"),
    reason: text(refusal, "reason"),
    of: text(refusal, "authorName"),
    at: text(refusal, "issuedAt"),
  };
}

const tidy = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
const cut = (name: string): string => [...name].slice(0, DISPLAY_NAME_CHARACTERS).join("");

/** Whether that is about the save of this name, and not still about what was before. */
export function isAbout(saved: string, now: Told, before: Told): boolean {
  const isNew = now.of !== before.of || now.at !== before.at;
  if (now.reason) return now.of === cut(saved) && isNew;
  return now.name === tidy(saved);
}

const settle = ({ name, reason }: Told): void => publicName.set({ state: "settled", name, reason });

/** Each reading ends the following of an earlier one. */
let latest = 0;

export async function readPublicName(): Promise<void> {
  latest += 1;
  const mine = latest;
  const found = await told();
  if (mine === latest) settle(found);
}

/** Saves, then asks until `activity` has decided about that name. Raises what `save` raises; what
 * can't be read afterwards takes nothing of the save back. */
export async function followed(
  name: string,
  save: () => Promise<void>,
  wait: Wait = sleep,
): Promise<void> {
  latest += 1;
  const mine = latest;
  const nothing: Told = { name: "", reason: "", of: "", at: "" };
  const before = await told().catch(() => nothing);
  await save();
  publicName.update((known) => ({ ...known, state: "checking", reason: "" }));
  void follow(name, before, () => mine === latest, wait);
}

async function follow(
  name: string,
  before: Told,
  isWanted: () => boolean,
  wait: Wait,
): Promise<void> {
  let found = before;
  for (const pause of PAUSES_MILLISECONDS) {
    await wait(pause);
    if (!isWanted()) return;
    found = await told().catch(() => before);
    if (!isWanted()) return;
    if (isAbout(name, found, before)) return settle(found);
  }
  // A refusal of that very name was told in the same second as the one before, or still holds.
  if (found.reason && found.of === cut(name)) return settle(found);
  publicName.update((known) => ({ ...known, state: "late" }));
}

learner.subscribe(() => {
  if (learner.get().loaded) return;
  latest += 1;
  publicName.set(UNKNOWN);
});
