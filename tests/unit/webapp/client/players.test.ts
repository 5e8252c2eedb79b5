/** The film's player: where it goes on, and who has the focus. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { element, focused, show } from "./standins/manners.ts";

const { film, NONE } = await import("#client/film.ts");
const { bringFocusBack, SCREEN_ID, watchScreen } = await import("#client/filmScreen.ts");

test("the player goes on where it stopped, and has the focus", async () => {
  await show("/", `<main><h1 id="h">F</h1><video id="${SCREEN_ID}" tabindex="-1"></video></main>`);
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
  await show("/", `<main>${buttons}</main>`);
  (document.activeElement as HTMLElement | null)?.blur?.();
  bringFocusBack({ url: "v", status: "ready", src: "", error: "" });
  assert.notEqual(focused(), "v");
  bringFocusBack({ url: "v", status: "error", src: "", error: "" });
  assert.equal(focused(), "v");
});
