/** Reads a stored value as the type it must have; another type counts as absent. */

import type { Plain } from "./attributes.ts";

export type Fields = { [name: string]: Plain } | undefined;

export function text(from: Fields, name: string): string {
  const value = from?.[name];
  return typeof value === "string" ? value : "";
}

export function number(from: Fields, name: string): number {
  const value = from?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

export function texts(from: Fields, name: string): string[] {
  const value = from?.[name];
  return Array.isArray(value) ? value.filter((part) => typeof part === "string") : [];
}

export function map(from: Fields, name: string): Fields {
  const value = from?.[name];
  return isMap(value) ? value : undefined;
}

export function maps(from: Fields, name: string): { [name: string]: Plain }[] {
  const value = from?.[name];
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export function isMap(value: Plain | undefined): value is { [name: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
