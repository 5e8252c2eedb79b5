/** The other pages of a learner: catalogue, course, a film; without a network. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { online, until } from "./standins/page.ts";
import { SUB } from "./standins/site.ts";
import { cloud } from "./standins/cloud.ts";
import { page, said } from "./standins/learning.ts";

const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");

test("the catalogue shows each course once, with the learner's progress", async () => {
  await until(() => page.values.catalogue.status === "ready", said);
  const [first, second] = page.values.catalogue.courses;
  assert.deepEqual([first?.contentId, first?.lessonCount, first?.completedLessons], ["c1", 2, 1]);
  assert.equal(second?.contentId, "c2");
  assert.equal(page.values.catalogue.courses.length, 2, "the German c1 is the same course");
});

test("another language, once chosen, shows its own catalogue, and the choice is kept", async () => {
  await actions.savePreferences({ language: "de" });
  await until(() => page.values.catalogue.courses[0]?.contentId === "d1", said);
  assert.equal(cloud.get("learners", SUB, "PREFERENCES")?.["language"], "de");
  assert.equal(page.values.catalogue.courses[1]?.languageName, "English");
  await until(() => page.values.profile.saved && page.values.profile.language === "de", said);
  await actions.savePreferences({ theme: "dark" });
  assert.equal(cloud.get("learners", SUB, "PREFERENCES")?.["language"], "de", "it stays");
  await actions.savePreferences({ language: "en" });
});

test("a partition that takes several pages is read to its end", async () => {
  cloud.pageSize = 1;
  navigate("/courses/c1/c1");
  await until(() => page.values.course.status === "ready", said);
  assert.equal(page.values.course.lessonCount, 2);
  assert.equal(page.values.course.resumeHref, "/lessons/l2/l2");
});

test("an old slug of a course moves to its own address", async () => {
  navigate("/courses/c1/old");
  await until(() => page.values.course.status === "ready", said);
  navigate("/courses/c9/old");
  await until(() => page.values.course.status === "missing", said);
});

test("a private film plays by its signed address, which is asked for when it is wanted", async () => {
  const url = "https://films.test/private/a.mp4";
  cloud.api.set("/media", (query) => ({
    url: `${url}?signed=${query.get("content")}`,
    expiresAt: Date.now() / 1000 + 60,
  }));
  await actions.playFilm("l1", url);
  await until(() => page.values.film.src === `${url}?signed=l1`, said);
  cloud.api.delete("/media");
  await actions.playFilm("l1", "https://films.test/private/b.mp4");
  await until(() => page.values.film.status === "error", said);
});

test("without a network a page that was read stays; back again, it reads what failed", async () => {
  online(false);
  await until(() => !page.values.network.online, said);
  assert.equal(page.values.profile.status, "ready");
  navigate("/courses/c2/c2");
  await until(() => page.values.course.status === "offline", said);
  cloud.put("content", {
    pk: "COURSE#c2",
    sk: "COURSE",
    contentId: "c2",
    title: "Two",
    slug: "c2",
  });
  online(true);
  await until(() => page.values.course.status === "empty", said);
});

test("what is missing on purpose, a wrong address, has no course", async () => {
  navigate("/courses/");
  await until(() => page.values.course.status === "missing", said);
});
