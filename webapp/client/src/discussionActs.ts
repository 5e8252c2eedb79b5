/** What a reader does in a discussion, by the name that its button has in the page. */

import { change, CLOSED, type BoardStore, type Form } from "./board.ts";
import { anchorTo, ownKey, timeIn } from "./comments.ts";
import {
  focusOn,
  hideReplies,
  reorder,
  showFresh,
  showMore,
  showReplies,
} from "./discussionPages.ts";
import { readOwn } from "./discussionReads.ts";
import { draftOf, keepDraft, type Kind } from "./drafts.ts";
import { TEXT_CHARACTERS } from "./generated.ts";
import { learner } from "./learner.ts";
import { find } from "./outbox.ts";
import { discard, edit, post, send } from "./posting.ts";
import { refused, toggle } from "./wishes.ts";

type Act = (board: BoardStore, id: string, root: string) => unknown;

const HEADING = "discussion-heading";

export const lengthOf = (text: string): number => [...text].length;

const fieldOf = (kind: Kind, id: string): string => (kind === "new" ? "write" : `write-${id}`);

/** Once it is drawn. */
const focusSoon = (id: string): unknown => setTimeout(() => focusOn(id));

export const complain = (board: BoardStore, at: string, text: string): void =>
  change(board, { problem: { at, text } });

function openForm(board: BoardStore, form: Partial<Form>): void {
  change(board, { form: { ...CLOSED, ...form }, problem: { at: "", text: "" } });
}

async function reply(board: BoardStore, id: string, root: string): Promise<void> {
  const thread = root || id;
  openForm(board, { kind: "reply", id: thread });
  focusSoon(fieldOf("reply", thread));
  await showReplies(board, thread);
}

const keyOf = (board: BoardStore, id: string, root: string): string =>
  ownKey({ time: timeIn(id), contentId: board.get().contentId, root });

async function startEdit(board: BoardStore, id: string, root: string): Promise<void> {
  const text = await readOwn(keyOf(board, id, root));
  if (text === undefined) return complain(board, id, "This comment was deleted.");
  const source = draftOf(board.get().contentId, "edit", id) || text;
  openForm(board, { kind: "edit", id, source });
  focusSoon(fieldOf("edit", id));
}

/** The one that is shown as gone was a wish: where it fails, it stands there again. */
async function confirmDelete(board: BoardStore, id: string, root: string): Promise<void> {
  const sk = keyOf(board, id, root);
  learner.update((own) => ({ ...own, keys: new Set([...own.keys, sk]) })); // it is published, so it is there
  openForm(board, {});
  const shown = (there: boolean): void => {
    const gone = new Set(board.get().gone);
    if (there) gone.delete(id);
    else gone.add(id);
    change(board, { gone });
  };
  const done = toggle({ sk, item: () => ({}), unsaved: "Your comment was not deleted.", shown });
  setTimeout(() =>
    focusOn(document.getElementById(anchorTo(root, id)) ? anchorTo(root, id) : HEADING),
  );
  await done;
  const reason = refused.get().get(sk) ?? "";
  if (reason) complain(board, id, reason);
  else change(board, { said: "Your comment is deleted." });
}

/** The key of what is on its way: a new comment goes by it, a change by the comment's id. */
const sendingKey = (board: BoardStore, id: string, root: string): string =>
  find(board, id) ? id : keyOf(board, id, root);

/** Back into the form that it came from, after what was typed there meanwhile. */
async function takeBack(board: BoardStore, id: string, root: string): Promise<void> {
  const sk = sendingKey(board, id, root);
  const { text = "", since } = find(board, sk) ?? {};
  await discard(board, sk);
  if (since !== undefined) {
    openForm(board, { kind: "edit", id, source: text });
    return void focusSoon(fieldOf("edit", id));
  }
  const kind = root ? "reply" : "new";
  const { contentId } = board.get();
  const whole = [draftOf(contentId, kind, root), text].filter(Boolean).join("\n\n");
  keepDraft(contentId, kind, root, whole);
  if (root) await reply(board, root, "");
  setTimeout(() => {
    const field = document.getElementById(fieldOf(kind, root));
    if (field instanceof HTMLTextAreaElement) field.value = whole;
    focusOn(fieldOf(kind, root));
  });
}

export function close(board: BoardStore, id: string, root: string): void {
  const { kind } = board.get().form;
  openForm(board, {});
  focusSoon(anchorTo(kind === "reply" ? "" : root, id));
}

export const ACTS: Record<string, Act> = {
  newest: (board) => reorder(board, true),
  oldest: (board) => reorder(board, false),
  fresh: showFresh,
  more: showMore,
  show: showReplies,
  hide: hideReplies,
  reply,
  edit: startEdit,
  delete(board, id) {
    openForm(board, { kind: "delete", id });
    focusSoon(`delete-${id}`);
  },
  confirm: confirmDelete,
  close,
  again(board, id, root) {
    const sk = sendingKey(board, id, root);
    focusSoon(find(board, sk)?.since === undefined ? `sending-${sk}` : anchorTo(root, id));
    return send(board, sk);
  },
  back: takeBack,
  async discard(board, id, root) {
    await discard(board, sendingKey(board, id, root));
    focusSoon(HEADING);
  },
};

/** Empty where it may be sent. */
export function wrongWith(text: string): string {
  if (!text.trim()) return "There is nothing to post yet.";
  const length = lengthOf(text.trim());
  if (length <= TEXT_CHARACTERS) return "";
  return `A comment has up to ${TEXT_CHARACTERS} characters; this one has ${length}.`;
}

export function submit(
  board: BoardStore,
  kind: Kind,
  id: string,
  root: string,
  typed: string,
): boolean {
  const { contentId, form, pages } = board.get();
  const problem = wrongWith(typed);
  complain(board, id, problem);
  if (problem) {
    focusSoon(fieldOf(kind, id));
    return false;
  }
  const text = typed.trim();
  keepDraft(contentId, kind, id, "");
  if (kind === "edit") {
    openForm(board, {});
    focusSoon(anchorTo(root, id));
    const before = pages.get(root)?.items.find((one) => one.id === id);
    if (text !== form.source) edit(board, keyOf(board, id, root), text, before?.editedAt ?? "");
    return true;
  }
  const sk = post(board, id, text);
  change(board, { said: "Posting…" });
  if (kind === "reply") {
    openForm(board, {});
    focusSoon(`sending-${sk}`);
  }
  return true;
}
