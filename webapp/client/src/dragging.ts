/**
 * Rows that are dragged by a handle, with a mouse or a finger. Nothing is moved before the drop:
 * a line shows where the row would come. Buttons beside each row do the same without dragging
 * (WCAG 2.2, 2.5.7).
 */

type Drop = (id: string, at: number) => unknown;

interface Drag {
  row: HTMLElement;
  others: HTMLElement[];
  startY: number;
}

const LINE_BEFORE = "drop-before";
const LINE_AFTER = "drop-after";

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-row]")];

/** Among the others: behind all whose middle is above the pointer. */
function placeAt(y: number, others: HTMLElement[]): number {
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}

function showLine(others: HTMLElement[], at: number): void {
  for (const [place, row] of others.entries()) {
    row.classList.toggle(LINE_BEFORE, place === at);
    row.classList.toggle(LINE_AFTER, place === at - 1 && at === others.length);
  }
}

function clear({ row, others }: Drag): void {
  row.classList.remove("dragged");
  row.style.translate = "";
  showLine(others, -2);
}

function begin(event: PointerEvent): Drag | null {
  const handle = (event.target as Element).closest<HTMLElement>("[data-grip]");
  const row = handle?.closest<HTMLElement>("[data-row]");
  if (!handle || !row || event.button !== 0) return null;
  event.preventDefault(); // no text is selected
  handle.setPointerCapture(event.pointerId);
  row.classList.add("dragged");
  return { row, others: rows().filter((other) => other !== row), startY: event.clientY };
}

/** Until the returned function is called. */
export function watchDragging(drop: Drop): () => void {
  let drag: Drag | null = null;
  const end = (): void => {
    if (drag) clear(drag);
    drag = null;
  };
  const down = (event: PointerEvent): void => {
    end();
    drag = begin(event);
  };
  const move = (event: PointerEvent): void => {
    if (!drag) return;
    drag.row.style.translate = `0 ${event.clientY - drag.startY}px`;
    showLine(drag.others, placeAt(event.clientY, drag.others));
  };
  const up = (event: PointerEvent): void => {
    if (!drag) return;
    const { row, others } = drag;
    const at = placeAt(event.clientY, others);
    const before = rows().indexOf(row);
    end();
    const id = row.dataset["row"];
    if (id && at !== before) drop(id, at);
  };
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener("pointerdown", down, { signal });
  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", up, { signal });
  document.addEventListener("pointercancel", end, { signal });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
  return () => {
    end();
    listening.abort();
  };
}
