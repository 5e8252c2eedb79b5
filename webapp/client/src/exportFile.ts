/**
 * The file in which a learner takes along all that is theirs: made here, and read back as what it
 * says, by the declaration in lectern/learner_items.py alone. Nothing is believed of a file: who may
 * write where is the session's, and an item that isn't as the site writes it makes the file broken.
 */

import type { Item, Plain } from "./attributes.ts";
import type { LearnerName } from "./expressions.ts";
import { Failure } from "./failures.ts";
import { isMap } from "./fields.ts";
import {
  EXPORT_BYTES,
  EXPORT_FORMAT,
  EXPORT_VERSION,
  EXPORTED,
  KIND_PATTERNS,
} from "./generated.ts";

interface Declared {
  kind: string;
  least: number;
  most: number;
  choices: readonly string[];
  required: boolean;
}

interface Family {
  keyPattern: string;
  imported: boolean;
  /** The attribute by which the newer of two items of one key is told; "" for none. */
  changedAt: LearnerName | "";
  attributes: Record<string, Declared>;
}

export interface Entry {
  family: string;
  key: string;
  values: Item;
}

/** What is written of an item, and by what it is told which of two is newer. */
export interface Taken {
  sk: string;
  values: Item;
  changedAt: LearnerName | "";
}

export interface ExportFile {
  $schema: string;
  format: string;
  version: number;
  exportedAt: string;
  email: string;
  items: Entry[];
  issued: Item[];
  others: Item[];
}

const FAMILIES: Record<string, Family> = EXPORTED;

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "u");
const SHAPES = new Map(
  Object.entries(KIND_PATTERNS).map(([kind, pattern]) => [kind, whole(pattern)]),
);

const isTime = (text: string): boolean => {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
};

function fits(value: Plain | undefined, declared: Declared): boolean {
  if (value === undefined) return !declared.required;
  const { kind, least, most, choices } = declared;
  if (kind === "whole") {
    return Number.isInteger(value) && least <= Number(value) && Number(value) <= most;
  }
  if (typeof value !== "string") return false;
  if (kind === "choice") return choices.includes(value);
  const characters = [...value].length;
  if (kind === "text") return characters >= least && characters <= most;
  return SHAPES.get(kind)?.test(value) === true && (kind !== "time" || isTime(value));
}

/** Whether an item is as the site writes it: these attributes and no others, under this key. */
function isDeclared({ family, key, values }: Entry): boolean {
  const of = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined;
  if (!of || Object.keys(values).some((name) => !Object.hasOwn(of.attributes, name))) return false;
  const declared = Object.entries(of.attributes);
  if (!declared.every(([name, each]) => fits(values[name], each))) return false;
  const named = declared.find(([, each]) => each.kind === "content id")?.[0];
  return isKeyOf(key, of) && (named === undefined || key.endsWith(`#${String(values[named])}`));
}

const isKeyOf = (sk: string, of: Family): boolean => whole(of.keyPattern).test(sk);

const familyOf = (sk: string): string =>
  Object.entries(FAMILIES).find(([, of]) => isKeyOf(sk, of))?.[0] ?? "";

function entryOf({ pk: _, sk, ...values }: Item): Entry {
  const key = String(sk);
  return { family: familyOf(key), key, values };
}

/** Every item of a partition is in it, those too that the site didn't write itself. */
export function exportOf(own: Item[], issued: Item[], email: string, schema: string): ExportFile {
  const entries = own.map(entryOf);
  const bare = ({ pk: _, ...rest }: Item): Item => rest;
  return {
    $schema: schema,
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: new Date().toISOString(),
    email,
    items: entries.filter(isDeclared),
    issued: issued.map(bare),
    others: own.filter((_, at) => !isDeclared(entries[at] as Entry)).map(bare),
  };
}

const broken = (sentence: string): Failure => new Failure("invalid", "NoExport", sentence);

const FOREIGN = "This file isn’t an export of Lectern. Nothing was written.";
const OTHER = "This export is of another version of Lectern. Nothing was written.";

function parsed(text: string): Record<string, Plain> {
  try {
    const read = JSON.parse(text) as Plain;
    if (isMap(read) && read["format"] === EXPORT_FORMAT) return read;
  } catch {
    // no JSON at all, or cut off: the same to who chose the file
  }
  throw broken(FOREIGN);
}

function isEntry(value: Plain): boolean {
  if (!isMap(value)) return false;
  const { family, key, values, ...others } = value;
  const named = typeof family === "string" && typeof key === "string" && isMap(values);
  return named && Object.keys(others).length === 0;
}

/** All that an import of the file writes; raises before anything of it is written. */
export function takenFrom(text: string): Taken[] {
  const read = parsed(text);
  if (read["version"] !== EXPORT_VERSION) throw broken(OTHER);
  const items = read["items"];
  if (!Array.isArray(items)) throw broken(FOREIGN);
  const entries = items as unknown as Entry[];
  const wrong = items.findIndex((item, at) => !isEntry(item) || !isDeclared(entries[at] as Entry));
  if (wrong >= 0) {
    const sentence = `Item ${wrong + 1} of this file isn’t as Lectern writes it.`;
    throw broken(`${sentence} Nothing was written.`);
  }
  return entries
    .map(({ family, key, values }) => ({ of: FAMILIES[family] as Family, sk: key, values }))
    .filter(({ of }) => of.imported)
    .map(({ of, sk, values }) => ({ sk, values, changedAt: of.changedAt }));
}

export function assertSize(bytes: number): void {
  const megabytes = EXPORT_BYTES / 2 ** 20;
  if (bytes === 0) throw broken("Please choose the file of an export.");
  if (bytes > EXPORT_BYTES) {
    throw broken(`An export has up to ${megabytes} MB; this file is larger.`);
  }
}
