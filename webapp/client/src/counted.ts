/**
 * Runs something while at least one component wants it. Components come and go within one
 * render; the end waits a turn of the event loop, so that such a change starts nothing twice.
 */
export function counted(start: () => () => void): () => () => void {
  let readers = 0;
  let end: (() => void) | null = null;
  const settle = (): void => {
    if (readers > 0 || !end) return;
    end();
    end = null;
  };
  return () => {
    readers += 1;
    end ??= start();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      readers -= 1;
      if (readers === 0) setTimeout(settle);
    };
  };
}
