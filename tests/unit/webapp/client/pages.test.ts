/** The other pages of a learner: catalogue, course, search, films, profile. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { online, until } from "./standins/page.ts";
import { signedIn, SUB } from "./standins/site.ts";
import { cloud, json, refused } from "./standins/cloud.ts";

const hooks = await import("#client/hooks.ts");
const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");

function listed(locale: string, at: number, id: string, more: Record<string, string> = {}): void {
  const card = { contentId: id, contentType: "course", title: id, slug: id, locale, ...more };
  cloud.put("content", { pk: `CATALOGUE#${locale}`, sk: `COURSE#0000${at}#${id}`, ...card });
}
listed("en", 1, "c1", { translationKey: "tables" });
listed("en", 2, "c2");
cloud.put("content", {
  pk: "CATALOGUE#en",
  sk: "LESSON#l1",
  contentId: "l1",
  courseId: "c1",
  locale: "de",
});
cloud.put("content", { pk: "CATALOGUE#en", sk: "LESSON#l2", contentId: "l2", courseId: "c1" });
listed("de", 1, "d1", { translationKey: "tables" });
cloud.put("content", {
  pk: "COURSE#c1",
  sk: "COURSE",
  contentId: "c1",
  title: "Tables",
  slug: "c1",
});
for (const [at, id] of ["l1", "l2"].entries()) {
  const sk = `LESSON#0000${at}#${id}`;
  cloud.put("content", { pk: "COURSE#c1", sk, contentId: id, title: id, slug: id });
}
cloud.put("learners", { pk: SUB, sk: "PROFILE", displayName: "Ada", about: "Engines" });
cloud.put("learners", { pk: SUB, sk: "PROGRESS#l1", lessonId: "l1" });

const page = await signedIn("/catalogue", {
  catalogue: hooks.useCatalogue,
  course: hooks.useCourse,
  search: hooks.useSearch,
  film: hooks.useFilm,
  profile: hooks.useProfile,
  network: hooks.useNetwork,
  theme: hooks.useTheme,
  session: hooks.useSession,
});
const said = (): string => JSON.stringify([page.values, location.href]);

beforeEach(() => {
  cloud.instead = () => undefined;
  cloud.pageSize = 100;
});

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
  assert.equal(page.values.course.percent, 50);
  assert.equal(page.values.course.resumeHref, "/lessons/l2/l2");
});

test("an old slug of a course moves to its own address", async () => {
  navigate("/courses/c1/old");
  await until(() => page.values.course.status === "ready", said);
  navigate("/courses/c9/old");
  await until(() => page.values.course.status === "missing", said);
});

test("a search shows its hits, more on wish, and each hit once", async () => {
  const hit = (id: number): object => ({ contentId: `h${id}`, title: `Hit ${id}`, slug: "s" });
  cloud.api.set("/search", (query) => {
    const from = Number(query.get("from"));
    const hits = from ? [hit(20), hit(21)] : Array.from({ length: 20 }, (_, at) => hit(at + 1));
    return { hits, total: 22, from };
  });
  actions.runSearch({ q: "  partition   keys " });
  await until(() => location.search === "?q=partition%20keys", said);
  await until(() => page.values.search.status === "ready", said);
  assert.equal(page.values.search.hits.length, 20);
  assert.equal(page.values.search.more, true);
  await actions.showMore("partition keys");
  await until(() => page.values.search.hits.length === 21, said);
  assert.equal(page.values.search.more, false);
  await actions.showMore("partition keys");
  assert.equal(page.values.search.total, 21, "the CMS knew 22, one of them has no page");
});

test("further hits that don't come are an error beside those that are there", async () => {
  cloud.api.set("/search", () => ({ hits: [{ contentId: "a", title: "A" }], total: 50, from: 0 }));
  actions.runSearch({ q: "more" });
  await until(() => page.values.search.query === "more" && page.values.search.more, said);
  cloud.instead = ({ what }) =>
    what.includes("/search") ? json({ error: { code: "x" } }, 400) : undefined;
  await actions.showMore("more");
  await until(() => page.values.search.moreError !== "", said);
  assert.equal(page.values.search.hits.length, 1);
});

test("an empty search asks for nothing", async () => {
  const before = location.href;
  actions.runSearch({ q: "  " });
  assert.equal(location.href, before);
  navigate("/search");
  await until(() => page.values.search.status === "idle", said);
});

test("an old token is renewed once for the API; a page in place of an answer is a failure", async () => {
  let asked = 0;
  cloud.api.set("/search", () => ({ hits: [], total: 0, from: 0 }));
  cloud.instead = ({ what }) => {
    if (!what.includes("/search")) return undefined;
    asked += 1;
    return asked === 1 ? json({ message: "expired" }, 401) : undefined;
  };
  actions.runSearch({ q: "again" });
  await until(() => page.values.search.query === "again" && asked === 2, said);
  await until(() => page.values.search.status === "empty", said);
  cloud.instead = ({ what }) =>
    what.includes("/search") ? new Response("<h1>no</h1>", { status: 403 }) : undefined;
  actions.runSearch({ q: "blocked" });
  await until(() => page.values.search.status === "error", said);
  assert.match(page.values.search.error, /refused/);
  cloud.instead = () => undefined;
  actions.retry();
  await until(() => page.values.search.status === "empty", said);
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

test("the profile is shown, saved, and refused where it is too long or has no name", async () => {
  navigate("/profile");
  await until(
    () => page.values.profile.status === "ready" && page.values.profile.about === "Engines",
    said,
  );
  await actions.saveProfile({ displayName: " Countess ", about: "" });
  await until(
    () => page.values.profile.displayName === "Countess" && page.values.profile.saved,
    said,
  );
  assert.equal(cloud.get("learners", SUB, "PROFILE")?.["displayName"], "Countess");
  for (const [form, words] of [
    [{ displayName: " " }, /type your name/],
    [{ displayName: "n".repeat(61) }, /up to 60/],
    [{ displayName: "n", about: "a".repeat(501) }, /up to 500/],
  ] as const) {
    await actions.saveProfile(form);
    await until(() => words.test(page.values.profile.error), said);
  }
});

test("a profile that is refused is not shown as saved; one save at a time", async () => {
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  const first = actions.saveProfile({ displayName: "X" });
  await actions.saveProfile({ displayName: "Y" });
  await first;
  await until(() => page.values.profile.error.includes("don't have access"), said);
  assert.equal(page.values.profile.displayName, "Countess");
});

test("the theme changes at once, is kept here and with the other preferences", async () => {
  await actions.setTheme("dark");
  assert.equal(document.documentElement.dataset["theme"], "dark");
  assert.equal(localStorage.getItem("lectern.theme"), "dark");
  await until(() => page.values.theme.choice === "dark", said);
  assert.equal(cloud.get("learners", SUB, "PREFERENCES")?.["theme"], "dark");
  assert.equal(cloud.get("learners", SUB, "PREFERENCES")?.["language"], "en");
  await actions.setTheme("nonsense");
  await until(() => page.values.theme.choice === "system", said);
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

test("without a session the theme is this browser's alone", async () => {
  await actions.signOut();
  cloud.asked.length = 0;
  await actions.setTheme("light");
  assert.equal(localStorage.getItem("lectern.theme"), "light");
  assert.equal(cloud.count("PutItem learners"), 0);
  await until(() => page.values.catalogue.status === "signedOut", said);
});
