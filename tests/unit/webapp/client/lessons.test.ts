/** A lesson as a learner reads it: what the page shows, what it asks for, what a click writes. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { hidden, until } from "./standins/page.ts";
import { signedIn, SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";

const { useLesson, useSession } = await import("#client/hooks.ts");
const actions = await import("#client/actions.ts");

const LESSON = { contentType: "lesson", status: "published", locale: "en", courseId: "c1" };
const outlined = (id: string, place: number): Record<string, string> => ({
  pk: "COURSE#c1",
  sk: `LESSON#0000${place}#${id}`,
  contentId: id,
  title: id.toUpperCase(),
  slug: id,
});
cloud.put(
  "content",
  { pk: "COURSE#c1", sk: "COURSE", contentId: "c1", title: "Tables", slug: "tables" },
  ...["l1", "l2", "l3"].map((id, at) => outlined(id, at + 1)),
  {
    pk: "CONTENT#c1",
    sk: "ENTRY",
    ...LESSON,
    contentType: "course",
    contentId: "c1",
    slug: "tables",
  },
);
function publish(id: string, version: number, title: string, likes = 3): void {
  const entry = { ...LESSON, contentId: id, slug: id, title, version, courseSlug: "tables" };
  cloud.put("content", { pk: `CONTENT#${id}`, sk: "ENTRY", ...entry, courseTitle: "Tables" });
  cloud.put("content", {
    pk: `CONTENT#${id}`,
    sk: "STATS",
    likes,
    comments: 0,
    entryVersion: version,
  });
}
for (const id of ["l1", "l2", "l3"]) publish(id, 1, id.toUpperCase());

const page = await signedIn("/lessons/l2/l2", { useLesson, useSession });
const shown = (): ReturnType<typeof useLesson> => page.values.useLesson;
const said = (): string => JSON.stringify([shown(), page.values.useSession]);
await until(() => shown().status === "ready", said);
const { navigate } = await import("#client/navigation.ts");

beforeEach(() => {
  cloud.instead = () => undefined;
});

test("it shows the entry, its counters, and where it stands in its course", async () => {
  await until(() => shown().next.title === "L3", said);
  assert.equal(shown().lesson.title, "L2");
  assert.equal(shown().likes, 3);
  assert.deepEqual(shown().previous, { title: "L1", href: "/lessons/l1/l1" });
  assert.equal(shown().outline.length, 3);
  assert.equal(cloud.count("Query content"), 2, "the entry and the outline");
});

test("a like is shown at once, written as Ada's, and taken back by the next click", async () => {
  const liking = actions.toggleMark("like", "l2");
  await until(() => shown().liked && shown().likes === 4, said);
  await liking;
  assert.equal(cloud.get("learners", SUB, "LIKE#l2")?.["contentId"], "l2");
  await actions.toggleMark("like", "l2");
  await until(() => !shown().liked && shown().likes === 3, said);
  assert.equal(cloud.get("learners", SUB, "LIKE#l2"), undefined);
});

test("clicks during a write change the wish; the table ends up with the last one", async () => {
  await Promise.all([1, 2, 3].map(() => actions.toggleMark("like", "l2")));
  await until(() => shown().liked, said);
  assert.notEqual(cloud.get("learners", SUB, "LIKE#l2"), undefined);
  await actions.toggleMark("like", "l2");
});

test("a like that is refused is taken back, and the page says why", async () => {
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  await actions.toggleMark("like", "l2");
  await until(() => shown().likeError.startsWith("Your like was not saved."), said);
  assert.equal(shown().liked, false);
});

test("a lesson is marked as completed, and as not completed again", async () => {
  let answer = (): void => undefined;
  const held = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined);
  });
  cloud.instead = ({ what }) => (what === "PutItem learners" ? held : undefined);
  const done = actions.toggleMark("progress", "l2");
  await until(() => shown().completed, said);
  assert.equal(cloud.get("learners", SUB, "PROGRESS#l2"), undefined, "not written yet");
  answer();
  await done;
  assert.equal(cloud.get("learners", SUB, "PROGRESS#l2")?.["lessonId"], "l2");
  await until(() => shown().outline[1]?.completed === true, said);
  await actions.toggleMark("progress", "l2");
  assert.equal(cloud.get("learners", SUB, "PROGRESS#l2"), undefined);
});

test("a completion that is refused is taken back", async () => {
  cloud.instead = ({ what }) =>
    what === "PutItem learners" ? refused("AccessDeniedException") : undefined;
  await actions.toggleMark("progress", "l2");
  await until(() => shown().completeError.startsWith("Your progress was not saved."), said);
  assert.equal(shown().completed, false);
});

test("nothing is toggled without an id", async () => {
  cloud.asked.length = 0;
  await actions.toggleMark("like", "");
  await actions.toggleMark("progress", "");
  assert.equal(cloud.count("PutItem learners"), 0);
});

test("a new count shows by itself, and a new version is read and announced", async () => {
  cloud.put("content", { pk: "CONTENT#l2", sk: "STATS", likes: 9, comments: 0, entryVersion: 1 });
  await until(() => shown().likes === 9, said);
  publish("l2", 2, "L2, mended", 9);
  await until(() => shown().lesson.title === "L2, mended", said);
  assert.equal(shown().lesson.updatedNotice, "Updated just now");
});

test("a hidden page asks for nothing; seen again, it asks at once", async () => {
  hidden(true);
  cloud.asked.length = 0;
  hidden(false);
  await until(() => cloud.count("Query content (one item)") > 0, said);
});

test("a poll that fails does no harm: the page stays, and asks again", async () => {
  let failures = 0;
  cloud.instead = ({ what }) => {
    if (what !== "Query content (one item)" || failures > 0) return undefined;
    failures += 1;
    return refused("AccessDeniedException");
  };
  await until(() => failures === 1, said);
  publish("l2", 3, "L2, once more", 9);
  await until(() => shown().lesson.title === "L2, once more", said);
});

test("a lesson that is withdrawn goes from the open page", async () => {
  cloud.put("content", { pk: "CONTENT#l2", sk: "ENTRY", status: "deleted", version: 4 });
  cloud.put("content", { pk: "CONTENT#l2", sk: "STATS", likes: 9, comments: 0, entryVersion: 4 });
  await until(() => shown().status === "missing", said);
  publish("l2", 5, "L2", 9);
  await until(() => shown().status === "ready", said);
});

test("an old slug moves to the lesson's own address", async () => {
  navigate("/lessons/l3/an-old-name?q=1");
  await until(
    () => location.pathname === "/lessons/l3/l3",
    () => location.href,
  );
  assert.equal(location.search, "?q=1");
});

test("a course that is asked for as a lesson leads to its own page", async () => {
  navigate("/lessons/c1/tables");
  await until(
    () => location.pathname === "/courses/c1/tables",
    () => location.href,
  );
});

test("an address without an id shows nothing", async () => {
  navigate("/lessons/");
  await until(() => shown().status === "missing", said);
});

test("the page is left, and asks for nothing more", async () => {
  navigate("/lessons/l1/l1");
  await until(
    () => shown().status === "ready" && cloud.count("Query content (one item)") > 0,
    said,
  );
  page.leave();
  await new Promise((resolve) => setTimeout(resolve)); // components that come at once keep it open
  cloud.asked.length = 0;
  hidden(true);
  hidden(false);
  assert.deepEqual(cloud.asked, []);
});
