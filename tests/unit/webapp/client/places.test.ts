/** Where the reader was on a page, and where an anchor leads. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { grow, screen, tell, until } from "./standins/page.ts";
import { go, page, show } from "./standins/manners.ts";

test("a page that was left is found again where it was, as soon as it is long enough", async () => {
  await show("/one");
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
  await show("/three");
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
  await show("/five", "<main><h1>H</h1></main>");
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
