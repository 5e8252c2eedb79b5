/** Whether someone is there: the last time a page was scrolled, touched, pointed at or typed to. */

const SIGNS = ["scroll", "pointerdown", "pointermove", "keydown", "touchstart", "focus"] as const;

let lastSign = 0;
let watching = false;
const waiting = new Set<() => void>();

function noticed(): void {
  lastSign = Date.now();
  const told = [...waiting];
  waiting.clear();
  for (const act of told) act();
}

export function watchReader(): void {
  if (watching) return;
  watching = true;
  lastSign = Date.now();
  for (const sign of SIGNS) addEventListener(sign, noticed, { passive: true, capture: true });
}

/** Calls back once, at the next sign; returns the function that takes the wish back. */
export function atNextSign(act: () => void): () => unknown {
  waiting.add(act);
  return () => waiting.delete(act);
}

export const millisecondsSinceSign = (): number => Date.now() - lastSign;
