/** A discussion as its readers see it: pages, threads, order, what comes while they read, links. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { tell, until } from "./standins/page.ts";
import { cloud, refused } from "./standins/cloud.ts";
import {
  anchorTo,
  board,
  first,
  HER,
  ME,
  page,
  press,
  publishAll,
  own,
  said,
  shown,
  tellChange,
  threads,
  told,
  write,
} from "./standins/discussed.ts";

const { discussion } = await import("#client/discussion.ts");
const { timeOf } = await import("#client/comments.ts");
const { avatarOf, discussionView } = await import("#client/discussionView.ts");

const reload = (): Promise<void> => discussion("l1").resource.reload();
const many = (count: number, root = ""): string[] =>
  Array.from({ length: count }, (_, at) =>
    said(`${root ? "Reply" : "Word"} ${at}`, count - at, { root }),
  );
const words = (): string[] => threads().map(({ comment }) => comment.html.replace(/<[^>]+>/g, ""));
/** As a page whose list begins above the window. */
function scrolledBelow(is: boolean): void {
  const list = document.createElement("ol");
  list.id = "discussion-list";
  list.getBoundingClientRect = () => ({ top: is ? -500 : 10 }) as DOMRect;
  document.getElementById("discussion-list")?.remove();
  document.body.append(list);
}

test("the newest 20 of many are shown by one Query, and more on wish, without a gap", async () => {
  many(45);
  cloud.asked.length = 0;
  await reload();
  await until(() => threads().length === 20, told);
  const asked = cloud.asked.filter(({ body }) => JSON.stringify(body).includes("COMMENTS#l1"));
  assert.equal(asked.length, 1);
  assert.deepEqual([words()[0], words()[19], shown().more], ["Word 44", "Word 25", true]);
  press("more");
  await until(() => threads().length === 40, told);
  press("more");
  await until(() => threads().length === 45, told);
  assert.deepEqual([words()[44], shown().more], ["Word 0", false]);
});

test("a page of exactly 20 offers no more", async () => {
  many(20);
  await reload();
  await until(() => threads().length === 20, told);
  assert.equal(shown().more, false);
});

test("the oldest come first where the reader wants that", async () => {
  many(3);
  await reload();
  press("oldest");
  await until(() => words()[0] === "Word 0", told);
  press("oldest");
  press("newest");
  await until(() => words()[0] === "Word 2", told);
});

test("a page that can't be read says why, and keeps what was read", async () => {
  many(25);
  await reload();
  await until(() => threads().length === 20, told);
  cloud.instead = ({ what }) =>
    what === "Query content" ? refused("AccessDeniedException") : undefined;
  press("more");
  await until(() => shown().moreError !== "", told);
  assert.equal(threads().length, 20);
});

test("replies are asked for when somebody wants to see them, 20 at a time", async () => {
  const root = said("A question", 60, { more: { replies: 23 } });
  many(23, root);
  await reload();
  await until(() => threads()[0]?.count === 23, told);
  assert.deepEqual([threads()[0]?.open, threads()[0]?.replies.length], [false, 0]);
  press("show", root);
  await until(() => threads()[0]?.replies.length === 20, told);
  press("more", root);
  await until(() => threads()[0]?.replies.length === 23, told);
  assert.match(threads()[0]?.replies[22]?.html ?? "", /Reply 22/);
  press("hide", root);
  await until(() => threads()[0]?.open === false, told);
});

test("a reply to a reply belongs to the same thread", async () => {
  const root = said("A question", 60, { more: { replies: 1 } });
  const answer = said("An answer", 30, { root });
  await reload();
  press("reply", answer, root);
  await until(() => threads()[0]?.replying === true && threads()[0]?.open === true, told);
  write("And mine", "reply", root);
  await until(() => threads()[0]?.replies.length === 2, told);
  assert.equal(threads()[0]?.replying, false);
  await until(() => own().length === 1, told);
  assert.ok(String(own()[0]?.["sk"]).endsWith(`#l1#${root}`));
  publishAll();
  await until(() => threads()[0]?.replies[1]?.status === "published", told);
  assert.equal(threads()[0]?.replies.length, 2);
});

test("what others write comes while one reads, and what they change and delete", async () => {
  const theirs = said("Befor", 5);
  await reload();
  await until(() => threads().length === 1, told);
  scrolledBelow(false);
  said("Hello", 1);
  tellChange();
  await until(() => words().join() === "Hello,Befor", told);
  assert.equal(shown().said, "There is a new comment.");
  said("Before", 5, { more: { sk: theirs, editedAt: "2026-01-02" } });
  tellChange();
  await until(() => words().join() === "Hello,Before", told);
  assert.equal(threads()[1]?.comment.edited, true);
  cloud.put("content", { pk: "COMMENTS#l1", sk: theirs, deleted: true });
  tellChange();
  await until(() => words().join() === "Hello", told);
});

test("who reads below is told of new comments and not moved", async () => {
  said("An old one", 50);
  await reload();
  await until(() => threads().length === 1, told);
  scrolledBelow(true);
  said("New one", 2);
  said("New two", 1);
  tellChange();
  await until(() => shown().fresh === 2, told);
  assert.equal(threads().length, 1);
  assert.equal(shown().said, "There are 2 new comments.");
  press("fresh");
  await until(() => words().join() === "New two,New one,An old one", told);
  assert.equal(shown().fresh, 0);
  scrolledBelow(false);
});

test("who was away for long sees the newest, with no gap in between", async () => {
  many(3);
  await reload();
  await until(() => threads().length === 3, told);
  scrolledBelow(false);
  for (const [key, { pk }] of cloud.tables["content"] ?? []) {
    if (pk === "COMMENTS#l1") cloud.tables["content"]?.delete(key);
  }
  many(30);
  tellChange();
  await until(() => threads().length === 23 && words()[0] === "Word 29", told);
  assert.equal(shown().more, true);
});

test("a deleted comment keeps its place while it has replies", async () => {
  const root = said("", 60, { more: { replies: 1, deleted: true, html: "" } });
  said("Still here", 30, { root });
  said("", 20, { more: { deleted: true, html: "" } });
  await reload();
  await until(() => threads().length === 1, told);
  assert.equal(first().status, "deleted");
  press("show", root);
  await until(() => threads()[0]?.replies.length === 1, told);
});

test("a link leads to its comment, wherever that stands, and to a reply", async () => {
  const old = said("From long ago", 9000, { more: { replies: 30 } });
  many(30);
  const replies = many(30, old);
  history.replaceState(null, "", `#${anchorTo("", old)}`);
  await reload();
  await until(() => threads().length === 21, told);
  assert.deepEqual([words()[20], threads()[20]?.comment.linked], ["From long ago", true]);
  history.replaceState(null, "", `#${anchorTo(old, replies[29] ?? "")}`);
  tell("hashchange");
  await until(() => threads()[20]?.replies.some(({ linked }) => linked) === true, told);
  assert.equal(threads()[20]?.replies.length, 21, "the first 20, and the one of the link");
  history.replaceState(null, "", `#${anchorTo("", `${timeOf(0)}-${HER}`)}`);
  tell("hashchange");
  await until(() => shown().said === "The comment of this link is not here any more.", told);
  history.replaceState(null, "", location.pathname);
});

test("nobody edits or deletes what isn't theirs", async () => {
  said("Hers", 1);
  await reload();
  await until(() => threads().length === 1, told);
  assert.deepEqual(first().acts, ["reply"]);
});

test("an avatar is drawn from the public id, the same on both sides", () => {
  assert.notEqual(avatarOf(HER), avatarOf(ME));
  assert.equal(avatarOf(""), "");
  assert.match(avatarOf(ME), /^(M\d,\dh1v1h-1z)+$/);
});

test("another lesson has another discussion, and a sign-out leaves nothing of any", async () => {
  assert.notEqual(discussionView("l2"), discussionView("l1"));
  said("Hers", 1);
  await reload();
  await until(() => threads().length === 1, told);
  const { signOut } = await import("#client/actions.ts");
  await signOut();
  await until(() => board.get().pages.size === 0);
  page.leave();
});
