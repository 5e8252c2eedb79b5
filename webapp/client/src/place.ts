/**
 * Where the reader was on each page of this tab: kept over a reload and over a visit elsewhere.
 *
 * The router scrolls as soon as a page is chosen, when its text isn't there yet. So the place is
 * sought again as the page grows, until it is reached or the reader moves by themselves.
 */

import { useEffect, useLayoutEffect } from "react";
import { useLocation } from "react-router";

const STORED_AS = "lectern.places";
const KEPT = 100;
const LONGEST_MILLISECONDS = 15_000;
const HEADING = "main h1:not([data-waiting])";
const OWN_MOVES = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

function recalled(): Map<string, number> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(STORED_AS) ?? "[]") as [string, number][]);
  } catch {
    return new Map(); // storage is blocked: places last as long as this document
  }
}

let places: Map<string, number> | undefined;
let current = "";
let seeking = false;
let firstEntry = true;

const known = (): Map<string, number> => (places ??= recalled());

function record(): void {
  if (seeking || !current) return;
  known().delete(current);
  known().set(current, scrollY);
}

function keep(): void {
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify([...known()].slice(-KEPT)));
  } catch {
    // storage is blocked or full
  }
}

let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  addEventListener("scroll", record, { passive: true });
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
}

/** A document that was opened anew begins at its top; one that was come back to does not. */
function cameBack(): boolean {
  if (!firstEntry) return true;
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "reload" || entry?.type === "back_forward";
}

function anchored(hash: string): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // not written as an address is
  }
}

/** Scrolls by `step` as often as the page changes its height, until `step` says that it is there. */
function seek(step: () => boolean): () => void {
  seeking = true;
  const end = (): void => {
    if (!seeking) return;
    seeking = false;
    sizes.disconnect();
    clearTimeout(timer);
    for (const move of OWN_MOVES) removeEventListener(move, end);
    record();
  };
  const look = (): void => {
    if (step() && document.querySelector(HEADING)) end();
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(document.body);
  const timer = setTimeout(end, LONGEST_MILLISECONDS);
  for (const move of OWN_MOVES) addEventListener(move, end, { passive: true });
  return end;
}

function toPlace(place: number): () => boolean {
  return () => {
    scrollTo({ top: place, behavior: "instant" });
    return Math.abs(scrollY - place) <= 1;
  };
}

function toAnchor(hash: string): () => boolean {
  return () => {
    const element = anchored(hash);
    element?.scrollIntoView();
    return element !== null;
  };
}

/** Entries of the history that the router did not make share one key: they go by their address. */
function nameOf(key: string, path: string): string {
  return key === "default" ? path : key;
}

export function usePlaceKept(): void {
  const { key, pathname, search, hash } = useLocation();
  const name = nameOf(key, pathname + search + hash);
  useLayoutEffect(() => {
    current = name;
  }, [name]);
  useEffect(() => {
    watch();
    const place = cameBack() ? known().get(name) : undefined;
    firstEntry = false;
    if (place !== undefined && place > 0) return seek(toPlace(place));
    return hash ? seek(toAnchor(hash)) : undefined;
  }, [name, hash]);
}
