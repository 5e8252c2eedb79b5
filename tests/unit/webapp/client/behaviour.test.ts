/** What the pages need of the browser: focus, names, places, copying, players, translators. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { grow, screen, tell, until } from "./standins/page.ts";
import { open, type Shown } from "./standins/site.ts";
import "./standins/cloud.ts";

const behaviour = await import("#client/behaviour.ts");
const { navigate, setNavigator } = await import("#client/navigation.ts");
const { useSession } = await import("#client/hooks.ts");
const { film, NONE } = await import("#client/film.ts");
const { bringFocusBack, SCREEN_ID, watchScreen } = await import("#client/filmScreen.ts");

const hooks = {
  arrival: behaviour.useArrival,
  departure: behaviour.useDeparture,
  place: behaviour.usePlace,
  copied: behaviour.useCopied,
  session: useSession,
};
let page: Shown<{ [Name in keyof typeof hooks]: ReturnType<(typeof hooks)[Name]> }>;
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const focused = (): string => document.activeElement?.id ?? "";

afterEach(() => {
  page?.leave();
  screen.scrolled = 0;
  screen.longest = 10_000;
});

async function go(path: string): Promise<void> {
  navigate(path);
  await until(
    () => page.values.arrival.pathname + location.search + location.hash === path,
    () => location.href,
  );
}

test("a page takes its name from its heading, and the focus goes there after a navigation", async () => {
  page = await open("/", hooks, '<main><h1 id="h" tabindex="-1" data-titled>Home</h1></main>');
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
  page = await open(
    "/a",
    hooks,
    '<main><h1 id="h" tabindex="-1" data-waiting>…</h1><input id="i"></main>',
  );
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
  page = await open("/search?q=x", hooks);
  await until(() => page.values.place.signInHref === "/sign-in?next=%2Fsearch%3Fq%3Dx");
  assert.equal(page.values.place.signUpHref, "/sign-up?next=%2Fsearch%3Fq%3Dx");
  assert.equal(page.values.place.forgotHref, "/forgot-password?next=%2Fsearch%3Fq%3Dx");
  assert.deepEqual(page.values.departure, { held: false });
});

test("the search's field follows the address, and isn't touched where it says the same", async () => {
  page = await open(
    "/search",
    hooks,
    '<input id="q" value=" old "><main><h1 id="h" tabindex="-1">S</h1></main>',
  );
  const field = element("q") as HTMLInputElement;
  behaviour.showQuery("old");
  assert.equal(field.value, " old ");
  behaviour.showQuery("new");
  assert.equal(field.value, "new");
});

test("the first new hit takes the focus, else the heading", async () => {
  const hits =
    '<p class="hit"><a id="a" href="/a">a</a></p><p class="hit"><a id="b" href="/b">b</a></p>';
  page = await open("/search", hooks, `<main><h1 id="h" tabindex="-1">S</h1>${hits}</main>`);
  behaviour.focusHit(0);
  assert.notEqual(focused(), "a");
  behaviour.focusHit(1);
  assert.equal(focused(), "b");
  behaviour.focusHit(7);
  assert.equal(focused(), "h");
});

test("copied code is on the clipboard, and says so under its key", async (context) => {
  page = await open("/", hooks);
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
  page = await open("/", hooks, markup);
  element("b").focus();
  element("b").remove();
  (document.activeElement as HTMLElement | null)?.blur?.();
  await until(() => focused() === "h", focused);
});

test("who clicks on nothing has let the focus go, and isn't led anywhere", async () => {
  page = await open(
    "/",
    hooks,
    '<main><h1 id="h" tabindex="-1">H</h1><button id="b">B</button></main>',
  );
  element("b").focus();
  element("b").blur();
  await Promise.resolve();
  element("b").remove();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.notEqual(focused(), "h");
});

test("a page that was left is found again where it was, as soon as it is long enough", async () => {
  page = await open("/one", hooks);
  screen.scrolled = 300;
  tell("scroll");
  await go("/two");
  screen.scrolled = 0;
  tell("scroll");
  screen.longest = 100; // the page's text isn't there yet
  history.back();
  await until(
    () => page.values.arrival.pathname === "/one",
    () => location.href,
  );
  await until(
    () => screen.scrolled === 100,
    () => screen.scrolled,
  );
  screen.longest = 1000;
  grow();
  assert.equal(screen.scrolled, 300);
  screen.scrolled = 500;
  grow();
  assert.equal(screen.scrolled, 500, "the place was found: the reader isn't pulled back to it");
  tell("scroll");
  tell("pagehide");
  assert.ok(sessionStorage.getItem("lectern.places")?.includes("500"));
});

test("whoever moves by themselves is no longer led", async () => {
  page = await open("/three", hooks);
  screen.scrolled = 400;
  tell("scroll");
  await go("/four");
  screen.longest = 50;
  history.back();
  await until(
    () => screen.scrolled === 50,
    () => screen.scrolled,
  );
  tell("wheel");
  screen.longest = 1000;
  screen.scrolled = 60;
  grow();
  assert.equal(screen.scrolled, 60);
});

test("an address with an anchor leads to it once it is there; one that is none leads nowhere", async () => {
  page = await open("/five", hooks, "<main><h1>H</h1></main>");
  await go("/five#keys");
  const heading = document.createElement("h2");
  heading.id = "keys";
  let scrolled = 0;
  heading.scrollIntoView = () => {
    scrolled += 1;
  };
  document.querySelector("main")?.append(heading);
  await until(() => {
    grow();
    return scrolled > 0;
  });
  const before = scrolled;
  grow();
  assert.equal(scrolled, before, "it is there: nobody is pulled back to it");
  await go("/five#%E0%A4%A");
  grow();
  tell("wheel");
  assert.equal(scrolled, before);
});

test("the player goes on where it stopped, and has the focus", async () => {
  page = await open(
    "/",
    hooks,
    `<main><h1 id="h">F</h1><video id="${SCREEN_ID}" tabindex="-1"></video></main>`,
  );
  const player = element(SCREEN_ID) as HTMLVideoElement;
  watchScreen("");
  film.set({
    ...NONE,
    url: "u",
    status: "ready",
    src: "s",
    from: 12,
    renewed: true,
    expiresAt: 9e9,
  });
  watchScreen("s");
  assert.equal(focused(), SCREEN_ID);
  player.onloadedmetadata?.(new Event("loadedmetadata"));
  assert.equal(player.currentTime, 12);
  player.onplaying?.(new Event("playing"));
  assert.equal(film.get().renewed, false);
  player.onplaying?.(new Event("playing"));
  player.onerror?.(new Event("error"));
  await until(() => film.get().status === "error");
  watchScreen("s");
});

test("who was in the player when it went is led to the film's button", async () => {
  const buttons =
    '<button data-film="u" id="u">Play</button><button data-film="v" id="v">Play</button>';
  page = await open("/", hooks, `<main>${buttons}</main>`);
  (document.activeElement as HTMLElement | null)?.blur?.();
  bringFocusBack({ url: "v", status: "ready", src: "", error: "" });
  assert.notEqual(focused(), "v");
  bringFocusBack({ url: "v", status: "error", src: "", error: "" });
  assert.equal(focused(), "v");
});

test("React writes into a text that a translator has exchanged, and takes it out", async () => {
  page = await open("/", hooks, '<p id="p">Hello</p>');
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
