/** What the pages need of the browser: focus, names, copying, what translators do. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { tell, until } from "./standins/page.ts";
import { behaviour, element, focused, go, page, show } from "./standins/manners.ts";

const { navigate, setNavigator } = await import("#client/navigation.ts");

test("a page takes its name from its heading, and the focus goes there after a navigation", async () => {
  await show("/", '<main><h1 id="h" tabindex="-1" data-titled>Home</h1></main>');
  await until(
    () => document.title === "Home · Lectern",
    () => document.title,
  );
  assert.notEqual(focused(), "h", "not on the first load");
  await go("/other");
  await until(() => focused() === "h", focused);
  element("h").textContent = "Renamed";
  await until(
    () => document.title === "Renamed · Lectern",
    () => document.title,
  );
});

test("a heading that waits is no heading; who has pressed a key keeps the focus", async () => {
  await show("/a", '<main><h1 id="h" tabindex="-1" data-waiting>…</h1><input id="i"></main>');
  await go("/b");
  assert.notEqual(focused(), "h");
  element("i").focus();
  tell("keydown");
  element("h").removeAttribute("data-waiting");
  element("h").textContent = "Here";
  await until(() => element("h").textContent === "Here");
  assert.equal(focused(), "i");
});

test("the account's pages lead back to where the reader is", async () => {
  await show("/search?q=x");
  await until(() => page.values.place.signInHref === "/sign-in?next=%2Fsearch%3Fq%3Dx");
  assert.equal(page.values.place.signUpHref, "/sign-up?next=%2Fsearch%3Fq%3Dx");
  assert.equal(page.values.place.forgotHref, "/forgot-password?next=%2Fsearch%3Fq%3Dx");
  assert.deepEqual(page.values.departure, { held: false });
});

test("the search's field follows the address, and isn't touched where it says the same", async () => {
  await show("/search", '<input id="q" value=" old "><main><h1 id="h" tabindex="-1">S</h1></main>');
  const field = element("q") as HTMLInputElement;
  behaviour.showQuery("old");
  assert.equal(field.value, " old ");
  behaviour.showQuery("new");
  assert.equal(field.value, "new");
});

test("the first new hit takes the focus, else the heading", async () => {
  const hits =
    '<p class="hit"><a id="a" href="/a">a</a></p><p class="hit"><a id="b" href="/b">b</a></p>';
  await show("/search", `<main><h1 id="h" tabindex="-1">S</h1>${hits}</main>`);
  behaviour.focusHit(0);
  assert.notEqual(focused(), "a");
  behaviour.focusHit(1);
  assert.equal(focused(), "b");
  behaviour.focusHit(7);
  assert.equal(focused(), "h");
});

test("copied code is on the clipboard, and says so under its key", async (context) => {
  await show("/");
  const written: string[] = [];
  const clipboard = { writeText: async (text: string) => void written.push(text) };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await behaviour.copyCode("k1", "SELECT 1");
  await behaviour.copyCode("k2", "SELECT 2");
  context.mock.timers.tick(2000);
  context.mock.timers.reset();
  assert.deepEqual(written, ["SELECT 1", "SELECT 2"]);
  await until(() => page.values.copied.key === "");
});

test("a crash is told in the console", (context) => {
  const told = context.mock.method(console, "error", () => undefined);
  behaviour.reportCrash(new Error("x"), { componentStack: "here" });
  assert.equal(told.mock.callCount(), 1);
});

test("the focus never falls to the body: the heading takes it from what is taken out", async () => {
  const markup =
    '<main><h1 id="h" tabindex="-1">H</h1><button id="b">B</button><input id="i"></main>';
  await show("/", markup);
  element("b").focus();
  element("b").remove();
  (document.activeElement as HTMLElement | null)?.blur?.();
  await until(() => focused() === "h", focused);
});

test("who clicks on nothing has let the focus go, and isn't led anywhere", async () => {
  await show("/", '<main><h1 id="h" tabindex="-1">H</h1><button id="b">B</button></main>');
  element("b").focus();
  element("b").blur();
  await Promise.resolve();
  element("b").remove();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.notEqual(focused(), "h");
});

test("React writes into a text that a translator has exchanged, and takes it out", async () => {
  await show("/", '<p id="p">Hello</p>');
  const paragraph = element("p");
  const text = paragraph.firstChild as Text;
  const font = document.createElement("font");
  font.textContent = "Hallo";
  paragraph.replaceChild(font, text);
  await new Promise((resolve) => setTimeout(resolve, 5));
  text.data = "Good bye";
  await until(
    () => paragraph.textContent === "Good bye",
    () => paragraph.innerHTML,
  );
  const again = document.createElement("font");
  paragraph.replaceChild(again, text);
  const before = document.createElement("b");
  paragraph.insertBefore(before, text);
  assert.equal(before.parentNode, paragraph);
  paragraph.removeChild(text);
  assert.equal(text.parentNode, null);
  assert.equal(paragraph.removeChild(text), text, "what is gone already is no error");
});

test("before React has started, a navigation is a whole load", () => {
  const gone: string[] = [];
  setNavigator((path) => gone.push(path));
  navigate("/x", true);
  assert.deepEqual(gone, ["/x"]);
});
