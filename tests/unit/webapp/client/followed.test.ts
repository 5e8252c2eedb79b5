/** What a reader's moves in an open lesson lead to, and how seldom that is written. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { hidden, screen, tell, until } from "./standins/page.ts";
import { signedIn, SUB } from "./standins/site.ts";
import { cloud } from "./standins/cloud.ts";

const { useLesson } = await import("#client/hooks.ts");
const { followReader, mayReplace, partOf, spotIn } = await import("#client/reading.ts");
const { learner } = await import("#client/learner.ts");
const { notePlace, places, writeUnwritten } = await import("#client/places.ts");
const { PLACE_EVERY_SECONDS, PLACE_LEAST_SECONDS } = await import("#client/generated.ts");
const { navigate } = await import("#client/navigation.ts");

const entry = { contentType: "lesson", status: "published", locale: "en", slug: "l", version: 1 };
cloud.put(
  "content",
  { pk: "CONTENT#l1", sk: "ENTRY", ...entry, contentId: "l1", title: "L1" },
  { pk: "CONTENT#l1", sk: "STATS", likes: 0, entryVersion: 1 },
);
const page = await signedIn("/catalogue", { useLesson });
const shown = (): ReturnType<typeof useLesson> => page.values.useLesson;
await until(() => learner.get().loaded);

/** A text from `top` of the window on, its headings as far below. */
function lay(top: number, height = 4000): void {
  document.querySelector("article")?.remove();
  const article = document.createElement("article");
  article.innerHTML =
    '<div class="prose"><h2 id="one">One</h2><p>…</p><h2 id="two">Two</h2><h3>Unnamed</h3></div>';
  document.body.append(article);
  const boxes: [string, number][] = [
    [".prose", 0],
    ["#one", 500],
    ["#two", 2500],
    ["h3", 2600],
  ];
  for (const [name, below] of boxes) {
    const box = { top: top + below, height } as DOMRect;
    (article.querySelector(name) as HTMLElement).getBoundingClientRect = () => box;
  }
}

test("how much was read is told by what has left the window at its top", () => {
  assert.equal(partOf(0, 4000, 800), 0);
  assert.equal(partOf(200, 4000, 800), 0);
  assert.equal(partOf(-1600, 4000, 800), 50);
  assert.equal(partOf(-3200, 4000, 800), 100);
  assert.equal(partOf(-9000, 4000, 800), 100);
  assert.equal(partOf(100, 300, 800), 100, "a short text is seen as a whole");
  assert.equal(partOf(700, 300, 800), 0);
});

test("the spot is the last named heading in the upper third of the window", () => {
  document.querySelector("article")?.remove();
  assert.equal(spotIn(document, 800), null);
  lay(0);
  assert.deepEqual(spotIn(document, 800), { anchor: "", part: 0 });
  lay(-400);
  assert.deepEqual(spotIn(document, 800), { anchor: "one", part: 13 });
  lay(-2600);
  assert.deepEqual(spotIn(document, 800), { anchor: "two", part: 81 });
});

test("a place further on is left alone until the reader is past it, or stays", () => {
  const former = { anchor: "two", part: 60, updatedAt: "" };
  assert.equal(mayReplace({ anchor: "", part: 3 }, undefined, 0), true);
  assert.equal(mayReplace({ anchor: "", part: 3 }, former, 59_000), false);
  assert.equal(mayReplace({ anchor: "", part: 3 }, former, 60_000), true);
  assert.equal(mayReplace({ anchor: "two", part: 60 }, former, 0), true);
});

let begins = Date.now();

/** How often the place is written in ten minutes of reading on, the page hidden so often. */
async function tenMinutes(contentId: string, hiddenEverySeconds: number): Promise<number> {
  let times = 0;
  cloud.instead = ({ what, body }) => {
    if (what === "PutItem learners" && JSON.stringify(body).includes("PLACE#")) times += 1;
    return undefined;
  };
  begins += 3_600_000;
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: begins });
  try {
    const end = followReader(contentId);
    for (let second = 1; second <= 600; second += 1) {
      lay(-second * 5);
      tell("scroll");
      if (second % hiddenEverySeconds === 0) {
        hidden(true);
        hidden(false);
      }
      mock.timers.tick(1000);
      for (let turn = 0; turn < 3; turn += 1) await new Promise((turned) => setImmediate(turned));
    }
    end();
  } finally {
    mock.timers.reset();
    await writeUnwritten();
    cloud.instead = () => undefined;
  }
  return times;
}

test("ten minutes of reading cost a handful of writes, and the day one", async () => {
  const times = await tenMinutes("l9", 1000);
  assert.ok(times >= 2 && times <= 2 + 600 / PLACE_EVERY_SECONDS, `${times}`);
  const days = cloud.asked.filter(({ body }) => JSON.stringify(body).includes("ACTIVE#"));
  assert.equal(days.filter(({ body }) => JSON.stringify(body).includes("#l9")).length, 1);
  assert.equal(cloud.get("learners", SUB, "PLACE#l9")?.["anchor"], "two");
});

test("whoever hides and shows the page all the time writes no more often than the least", async () => {
  const times = await tenMinutes("l8", 3);
  assert.ok(times > 10 && times <= 2 + 600 / PLACE_LEAST_SECONDS, `${times}`);
});

test("a reader who comes back is offered the place of before, until they read on", async () => {
  notePlace("l1", { anchor: "two", part: 60 });
  await new Promise((resolve) => setTimeout(resolve, 2));
  navigate("/lessons/l1/l");
  await until(
    () => shown().goOnHref === "#two",
    () => JSON.stringify(shown()),
  );
  assert.equal(shown().percent, 60);
  notePlace("l1", { anchor: "two", part: 61 });
  await until(
    () => shown().goOnHref === "",
    () => JSON.stringify(shown()),
  );
  assert.equal(places.get().get("l1")?.part, 61);
});

test("who came by a link to a place of the lesson is offered none", async () => {
  navigate("/catalogue");
  await until(() => location.pathname === "/catalogue");
  await new Promise((resolve) => setTimeout(resolve, 2));
  navigate("/lessons/l1/l#one");
  await until(() => shown().status === "ready");
  assert.equal(shown().goOnHref, "");
});

test("an open lesson follows its reader by itself", async () => {
  lay(-3200);
  screen.scrolled = 3200;
  await until(
    () => {
      tell("scroll");
      return places.get().get("l1")?.part === 100;
    },
    () => JSON.stringify([...places.get()]),
  );
  page.leave();
});
