/**
 * Hears what is clicked and typed in a discussion. One listener serves every button and form: they
 * say by `data-do` and `data-form` what they are for, and by `data-id` and `data-root` for which
 * comment. It is the document's, so that it outlives the section, and there is one however many parts
 * of the page read the discussion.
 */

import type { BoardStore } from "./board.ts";
import { counted } from "./counted.ts";
import { ACTS, close, complain, lengthOf, submit } from "./discussionActs.ts";
import { discussion } from "./discussion.ts";
import { keepDraft, type Kind } from "./drafts.ts";
import { asFailure } from "./failures.ts";
import { TEXT_CHARACTERS } from "./generated.ts";
import { failed } from "./session.ts";

const SECTION = "#discussion";
/** From here on the characters are counted aloud. */
const NEAR_LIMIT = 0.9;

interface Named {
  kind: Kind;
  id: string;
  root: string;
}

const within = (target: EventTarget | null, what: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(`${SECTION} ${what}`) : null;

function formOf(target: EventTarget | null): { form: HTMLFormElement; named: Named } | undefined {
  const form = within(target, "[data-form]") as HTMLFormElement | null;
  if (!form) return undefined;
  const { form: kind = "new", id = "", root = "" } = form.dataset;
  return { form, named: { kind: kind as Kind, id, root } };
}

function count(form: HTMLFormElement, text: string): void {
  const length = lengthOf(text);
  const near = length > TEXT_CHARACTERS * NEAR_LIMIT;
  const counter = form.querySelector("[data-counter]");
  if (counter) counter.textContent = near ? `${length} of ${TEXT_CHARACTERS} characters` : "";
}

function clicked(board: BoardStore, { target }: Event): void {
  const button = within(target, "[data-do]");
  const { do: name = "", id = "", root = "" } = button?.dataset ?? {};
  const act = ACTS[name];
  if (!act) return;
  Promise.resolve(act(board, id, root)).catch((thrown: unknown) => {
    complain(board, id, asFailure(thrown).message);
    failed(thrown);
  });
}

function listen(contentId: string): () => void {
  const { board } = discussion(contentId);
  const typed = ({ target }: Event): void => {
    const found = formOf(target);
    if (!found || !(target instanceof HTMLTextAreaElement)) return;
    keepDraft(contentId, found.named.kind, found.named.id, target.value);
    count(found.form, target.value);
  };
  const submitted = (event: Event): void => {
    const found = formOf(event.target);
    const field = found?.form.querySelector("textarea");
    if (!found || !field) return;
    event.preventDefault();
    const { kind, id, root } = found.named;
    if (!submit(board, kind, id, root, field.value)) return;
    field.value = "";
    count(found.form, "");
  };
  const pressed = (event: KeyboardEvent): void => {
    const found = formOf(event.target);
    if (!found || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) found.form.requestSubmit();
    if (event.key === "Escape" && found.named.kind !== "new") {
      close(board, found.named.id, found.named.root);
    }
  };
  const heard = [
    ["click", (event: Event) => clicked(board, event)],
    ["input", typed],
    ["submit", submitted],
    ["keydown", pressed as EventListener],
  ] as const;
  for (const [name, hear] of heard) document.addEventListener(name, hear);
  return () => {
    for (const [name, hear] of heard) document.removeEventListener(name, hear);
  };
}

const listening = new Map<string, () => () => void>();

/** Listens until all who asked for it have called the returned function. */
export function listenTo(contentId: string): () => void {
  const listener = listening.get(contentId) ?? counted(() => listen(contentId));
  listening.set(contentId, listener);
  return listener();
}
