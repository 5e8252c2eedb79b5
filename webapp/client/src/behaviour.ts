// What the pages need of the browser beyond markup: arrival on a page, addresses, copying.

import { useEffect, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { heading as headingOf } from "./focus.ts";
import { doorHref } from "./paths.ts";
import { usePlaceKept } from "./place.ts";
import { departure, fetchAhead } from "./routes.ts";
import "./translated.ts";

const SITE = "Lectern";

function nameDocument(heading: HTMLElement): void {
  if (heading.dataset["titled"] === undefined || !heading.textContent) return;
  const name = `${heading.textContent} · ${SITE}`;
  if (document.title !== name) document.title = name;
}

/** Outlives the pages: each of them mounts anew. Empty until the first page has loaded. */
let lastPathname = "";

function closeMenus(): void {
  for (const menu of document.querySelectorAll<HTMLElement>(":popover-open")) menu.hidePopover();
}

/**
 * Moves the focus to the page's heading after each change of page, not on the first load, and
 * gives the document the heading's name. A page that still loads has a heading that waits; the
 * focus follows when the real one appears, unless the reader has pressed a key meanwhile. The name
 * follows the heading for as long as the page is open: an editor may change it.
 */
export function useArrival(): { pathname: string } {
  const { pathname } = useLocation();
  usePlaceKept();
  useEffect(fetchAhead, []);
  useEffect(() => {
    const moveFocus = lastPathname !== "" && lastPathname !== pathname;
    lastPathname = pathname;
    if (moveFocus) closeMenus();
    let untouched = true;
    let arrived = false;
    const arrive = (): void => {
      const heading = headingOf();
      if (!heading) return;
      nameDocument(heading);
      if (moveFocus && untouched && !arrived) heading.focus({ preventScroll: true });
      arrived = true;
    };
    const touched = (): void => {
      untouched = false;
    };
    addEventListener("keydown", touched, { once: true });
    const observer = new MutationObserver(arrive);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    arrive();
    return () => {
      observer.disconnect();
      removeEventListener("keydown", touched);
    };
  }, [pathname]);
  return { pathname };
}

/** Whether a page was asked for that can only open when the connection is back. */
export function useDeparture(): { held: boolean } {
  return useSyncExternalStore(departure.subscribe, departure.get, departure.get);
}

const unchanging = (): (() => void) => () => undefined;

/** False while the prerendered page is taken over: it was made without the address's query. */
export const useOwnAddress = (): boolean =>
  useSyncExternalStore(
    unchanging,
    () => true,
    () => false,
  );

/** The account's pages, which lead back to this very page, or to where it was to lead. */
export function usePlace(): { signInHref: string; signUpHref: string; forgotHref: string } {
  const { pathname, search, hash } = useLocation();
  const path = useOwnAddress() ? pathname + search + hash : pathname;
  return {
    signInHref: doorHref("/sign-in", path),
    signUpHref: doorHref("/sign-up", path),
    forgotHref: doorHref("/forgot-password", path),
  };
}

/** The search's field follows the address and stays what it is, so that it keeps the focus. */
export function showQuery(query: string): void {
  const field = document.querySelector<HTMLInputElement>("#q");
  if (field && field.value.trim() !== query) field.value = query;
}

/**
 * The first of the hits that "Show more" brought takes the focus: the button goes with the last of
 * them. Where none of them has a page, the page's heading takes it.
 */
export function focusHit(place: number): void {
  if (place === 0) return;
  const hit = document.querySelectorAll<HTMLElement>(".hit a")[place];
  (hit ?? headingOf())?.focus();
}

/** Told by the boundary around every page when its code fails. */
export function reportCrash(error: unknown, where: unknown): void {
  console.error("This page failed.", error, where);
}

const COPIED_FOR = 2000; // milliseconds
let copiedKey = "";
const listeners = new Set<() => void>();

function announce(key: string): void {
  copiedKey = key;
  for (const listener of listeners) listener();
}

/** Puts `code` on the clipboard and says so, under `key`, for two seconds. */
export async function copyCode(key: string, code: string): Promise<void> {
  await navigator.clipboard.writeText(code);
  announce(key);
  setTimeout(() => {
    if (copiedKey === key) announce("");
  }, COPIED_FOR);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The key of the code that was copied a moment ago, or "". */
export function useCopied(): { key: string } {
  return {
    key: useSyncExternalStore(
      subscribe,
      () => copiedKey,
      () => "",
    ),
  };
}
