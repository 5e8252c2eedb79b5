/**
 * Ada on a lesson that is discussed. `publish` does what the site does with what a learner wrote: it
 * shows it to all and lets the lesson's counter of changes grow.
 */

import { beforeEach } from "node:test";
import type { Item } from "#client/attributes.ts";
import type { Comment, Thread } from "#client/states.ts";
import { online, until } from "./page.ts";
import { signedIn, SUB } from "./site.ts";
import { cloud } from "./cloud.ts";

export const ME = "a".repeat(26);
export const HER = "gh".repeat(13);

const MARKUP = `<main><h1>A lesson</h1><section id="discussion">
<h2 id="discussion-heading" tabindex="-1">Discussion</h2>
<form data-form="new" data-id="" data-root=""><textarea id="write"></textarea>
<p data-counter></p><button type="submit">Post</button></form>
<button id="do" type="button"></button></section></main>`;

const entry = { contentType: "lesson", status: "published", locale: "en", slug: "l1", version: 1 };
cloud.put("content", { pk: "CONTENT#l1", sk: "ENTRY", ...entry, contentId: "l1" });
cloud.put("learners", { pk: SUB, sk: "PROFILE", displayName: "Ada" });

const { useLesson } = await import("#client/hooks.ts");
const { useDiscussion } = await import("#client/discussionHooks.ts");
const { anchorTo, postOf, timeOf } = await import("#client/comments.ts");
const { discussion } = await import("#client/discussion.ts");

let changes = 0;
export function tellChange(): void {
  changes += 1;
  cloud.put("content", { pk: "CONTENT#l1", sk: "STATS", comments: 1, discussion: changes });
}

interface Words {
  root?: string;
  author?: string;
  more?: Item;
}

/** Somebody's comment, `minutes` old; the answer is its id. */
export function said(
  html: string,
  minutes: number,
  { root = "", author = HER, more = {} }: Words = {},
): string {
  const at = new Date(Date.now() - minutes * 60_000);
  const id = `${timeOf(at.getTime())}-${author}`;
  const pk = root ? `REPLIES#l1#${root}` : "COMMENTS#l1";
  const name = author === ME ? "Ada" : "Grace";
  const item = { authorId: author, authorName: name, html: `<p>${html}</p>` };
  cloud.put("content", { pk, sk: id, ...item, publishedAt: at.toISOString(), ...more });
  return id;
}

export const own = (): Item[] =>
  [...(cloud.tables["learners"]?.values() ?? [])].filter(
    ({ pk, sk }) => pk === SUB && String(sk).startsWith("COMMENT#"),
  );

export const issue = (sk: string, item: Item): void =>
  cloud.put("learners", { pk: `ISSUED#${SUB}`, sk, ...item });

/** All that Ada wrote is published, under the name that she is known by from then on. */
export function publishAll(): void {
  issue("AUTHOR", { authorId: ME, authorName: "Ada" });
  for (const { sk, text } of own()) {
    const { time, root } = postOf(String(sk));
    const pk = root ? `REPLIES#l1#${root}` : "COMMENTS#l1";
    const item = { authorId: ME, authorName: "Ada", html: `<p>${String(text)}</p>` };
    const before = cloud.get("content", pk, `${time}-${ME}`);
    const edited = before && before["html"] !== item.html ? { editedAt: "2026-01-02" } : {};
    const publishedAt = new Date().toISOString();
    cloud.put("content", { publishedAt, ...before, pk, sk: `${time}-${ME}`, ...item, ...edited });
  }
  tellChange();
}

export const page = await signedIn("/lessons/l1/l1", { useLesson, useDiscussion }, MARKUP);
export const board = discussion("l1").board;
export const shown = (): ReturnType<typeof useDiscussion> => page.values.useDiscussion;
export const told = (): string => JSON.stringify([shown(), own()]);
export const threads = (): Thread[] => shown().threads;
export const first = (): Comment => threads()[0]?.comment as Comment;
export const field = (): HTMLTextAreaElement =>
  document.querySelector("#write") as HTMLTextAreaElement;
export { anchorTo };

/** As a click on a button of the page that is for this. */
export function press(name: string, id = "", root = ""): void {
  const button = document.querySelector("#do") as HTMLElement;
  Object.assign(button.dataset, { do: name, id, root });
  button.click();
}

/** As typing into the form of this kind and sending it. */
export function write(text: string, kind = "new", id = "", root = ""): void {
  const form = document.querySelector("form") as HTMLFormElement;
  Object.assign(form.dataset, { form: kind, id, root });
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

/** Every test begins with an empty discussion that was read. */
beforeEach(async () => {
  cloud.instead = () => undefined;
  online(true);
  Object.assign(document.querySelector("form")?.dataset ?? {}, { form: "new", id: "", root: "" });
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("lectern.kept.")) localStorage.removeItem(name);
  }
  for (const table of ["content", "learners"]) {
    for (const [key, { pk, sk }] of cloud.tables[table] ?? []) {
      const kept = pk === "CONTENT#l1" || (pk === SUB && !String(sk).startsWith("COMMENT#"));
      if (!kept) cloud.tables[table]?.delete(key);
    }
  }
  board.update((state) => ({
    ...state,
    pages: new Map(),
    own: [],
    fresh: [],
    gone: new Set(),
    authorId: "",
    authorName: "",
    newestFirst: true,
    linked: "",
    said: "",
    form: { kind: "", id: "", source: "" },
    problem: { at: "", text: "" },
  }));
  await until(() => shown().status === "ready", told);
  await discussion("l1").resource.reload();
});
