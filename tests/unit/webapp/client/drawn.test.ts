/** The discussion as the page draws it: buttons, forms, and where the focus is led. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { until } from "./standins/page.ts";
import { own, publishAll, said, told } from "./standins/discussed.ts";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { createMemoryRouter, RouterProvider } from "react-router";

const { default: part } = await import("./standins/part.mjs");
const { discussion } = await import("#client/discussion.ts");

const host = document.createElement("div");
const words = (): string => host.textContent ?? "";
const field = (kind: string): HTMLTextAreaElement | null =>
  host.querySelector(`[data-form=${kind}] textarea`);
const focused = (): string => document.activeElement?.id ?? "";

function click(name: string): void {
  const button = [...host.querySelectorAll("button")].find((one) => one.textContent === name);
  assert.ok(button, `no button ${name} among: ${words()}`);
  button.click();
}

function send(kind: string, text: string): void {
  const area = field(kind);
  assert.ok(area);
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

/** The stand-in's page reads the discussion too: a click must still be heard once. */
before(() => {
  document.querySelector("#discussion")?.replaceChildren(host);
  const router = createMemoryRouter([{ path: "*", element: createElement(part as never) }], {
    initialEntries: ["/lessons/l1/l1"],
  });
  createRoot(host).render(createElement(RouterProvider, { router }));
});

test("a reply is typed where the focus is led, and keeps it until it is published and after", async () => {
  const root = said("A question", 60, { more: { replies: 1 } });
  said("An answer", 30, { root });
  await discussion("l1").resource.reload();
  await until(() => words().includes("A question"), words);
  click("Show 1 reply");
  await until(() => words().includes("An answer"), words);
  click("Reply");
  await until(() => focused() === `write-${root}`, focused);
  send("reply", "Mine");
  await until(() => focused().startsWith("sending-"), focused);
  assert.ok(words().includes("Posting…"));
  await until(() => own().length === 1, told);
  publishAll();
  await until(() => focused().startsWith(`comment-${root}/`), focused);
  assert.equal(field("reply"), null);
});

test("a change is typed into the words that were written, and can be left", async () => {
  await discussion("l1").resource.reload();
  await until(() => field("new") !== null, words);
  send("new", "Befor");
  await until(() => own().length === 1, told);
  publishAll();
  await until(() => !words().includes("Posting…"), words);
  click("Edit");
  await until(() => field("edit")?.value === "Befor", words);
  click("Cancel");
  await until(() => field("edit") === null && focused().startsWith("comment-"), focused);
  click("Delete");
  await until(() => focused().startsWith("delete-"), focused);
  assert.match(words(), /Delete this comment for good\?/);
  click("Keep it");
  await until(() => !words().includes("for good"), words);
  click("Delete");
  await until(() => words().includes("for good"), words);
  click("Delete");
  await until(() => !words().includes("Befor"), words);
  await until(() => own().length === 0, told);
});

test("what was refused says why in a sentence of the page", async () => {
  await discussion("l1").resource.reload();
  await until(() => field("new") !== null, words);
  send("new", "x".repeat(2001));
  await until(() => words().includes("this one has 2001"), words);
  assert.equal(field("new")?.getAttribute("aria-invalid"), "true");
});
