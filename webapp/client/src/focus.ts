/**
 * The focus never falls to the body. Where what had it is taken out of the page (a form that makes
 * room for the next one, a "Try again" that was heard), the page's heading takes it, as on arrival.
 * Whoever knows a better place leads there at once; this comes after.
 */

export const HEADING = "main h1:not([data-waiting])";

export const heading = (): HTMLElement | null => document.querySelector<HTMLElement>(HEADING);

/** Leads to a field that is about to be drawn. */
export const focusOn = (id: string): unknown =>
  setTimeout(() => document.getElementById(id)?.focus());

/** What has the focus, or had it when it was taken out. */
let holder: Node | null = null;

const isLost = (): boolean =>
  holder?.isConnected === false && document.activeElement === document.body;

function lead(): void {
  if (isLost()) heading()?.focus({ preventScroll: true });
}

/** A heading that waits doesn't count: the next change of the page asks again. */
function changed(): void {
  if (isLost()) setTimeout(lead);
}

/** Who clicks on nothing has let the focus go. Told before what was taken out is out. */
function left(): void {
  queueMicrotask(() => {
    if (holder?.isConnected && document.activeElement === document.body) holder = null;
  });
}

function keepFocus(): void {
  document.addEventListener("focusin", ({ target }) => {
    holder = target instanceof Node ? target : null;
  });
  document.addEventListener("focusout", left);
  new MutationObserver(changed).observe(document, { childList: true, subtree: true });
}

/** The pages are also made without a browser. */
if (typeof document !== "undefined") keepFocus();
