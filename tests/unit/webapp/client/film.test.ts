import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { codeIn, failureOf } from "#client/api.ts";
import { Failure } from "#client/failures.ts";
import { film, filmPlays, filmStopped, mayRenew, NONE, playFilm } from "#client/film.ts";
import { filmFailure, isFilm } from "#client/filmAddress.ts";
import { contentOf } from "#client/lesson.ts";

/** The cleaning has tests of its own (tests/browser/test_sanitisers.py). */
const AS_IT_IS = { text: (html: string) => html, line: (html: string) => html };

const ORIGIN = "https://d111111abcdef8.cloudfront.net";
const URL_ = `${ORIGIN}/private/film.mp4`;
const END = 1_767_290_400;

let asked: string[] = [];
const signs = async (contentId: string, url: string) => {
  asked.push(`${contentId} ${url}`);
  return { src: `${url}?Expires=${END}&n=${asked.length}`, expiresAt: END };
};
const refuses = async (): Promise<never> => {
  asked.push("refused");
  throw new Failure("missing", "no-such-media", "Gone.");
};

beforeEach(() => {
  asked = [];
  film.set(NONE);
});

test("a film is what lies below /private/ of the media origin, and nothing else is", () => {
  assert.equal(isFilm(URL_, ORIGIN), true);
  assert.equal(isFilm(`${ORIGIN}/public/film.mp4`, ORIGIN), false);
  assert.equal(isFilm(`${ORIGIN}.evil.example/private/film.mp4`, ORIGIN), false);
  assert.equal(isFilm(`https://elsewhere.example/private/film.mp4`, ORIGIN), false);
  assert.equal(isFilm("/private/film.mp4", ""), false);
});

test("a lesson's own video becomes a film, every other stays a link", () => {
  const blocks = [URL_, "https://videos.example/1"].map((url) => ({ kind: "video", url }));
  const entry = { sk: "ENTRY", status: "published", blocks };
  const kinds = (origin?: string) =>
    contentOf([entry], AS_IT_IS, origin).blocks.map(({ kind }) => kind);
  assert.deepEqual(kinds(ORIGIN), ["film", "video"]);
  assert.deepEqual(kinds(), ["video", "video"]);
});

test("a stored block can't call itself a film", () => {
  const entry = { sk: "ENTRY", status: "published", blocks: [{ kind: "film", url: URL_ }] };
  assert.equal(contentOf([entry], AS_IT_IS, ORIGIN).blocks[0]?.kind, "html");
});

test("Play asks for an address once, however often it is pressed meanwhile", async () => {
  const first = playFilm("wagtail-2", URL_, signs);
  assert.equal(film.get().status, "loading");
  await Promise.all([first, playFilm("wagtail-2", URL_, signs)]);
  assert.deepEqual(asked, [`wagtail-2 ${URL_}`]);
  assert.equal(film.get().status, "ready");
  assert.match(film.get().src, /Expires=1767290400/u);
});

test("a refusal is told beside the film, and Play asks again", async () => {
  await playFilm("wagtail-2", URL_, refuses);
  assert.equal(film.get().status, "error");
  assert.equal(film.get().error, "Gone.");
  await playFilm("wagtail-2", URL_, signs);
  assert.equal(film.get().status, "ready");
  assert.equal(film.get().error, "");
});

test("another film takes the first one's place, also when its address comes late", async () => {
  let answer: (signed: { src: string; expiresAt: number }) => void = () => undefined;
  const late = playFilm("wagtail-2", URL_, () => new Promise((resolve) => (answer = resolve)));
  await playFilm("wagtail-2", `${URL_}-2`, signs);
  answer({ src: "late", expiresAt: END });
  await late;
  assert.equal(film.get().url, `${URL_}-2`);
  assert.notEqual(film.get().src, "late");
});

test("when the address has run out it is renewed, and the film goes on where it stopped", async () => {
  await playFilm("wagtail-2", URL_, signs);
  await filmStopped(61.5, END, signs);
  assert.equal(asked.length, 2);
  assert.equal(film.get().status, "ready");
  assert.equal(film.get().from, 61.5);
  assert.match(film.get().src, /n=2$/u);
});

test("a renewal that doesn't help is told and not tried again until the film has played", async () => {
  await playFilm("wagtail-2", URL_, signs);
  await filmStopped(10, END, signs);
  await filmStopped(10, END, signs);
  assert.equal(asked.length, 2);
  assert.equal(film.get().status, "error");
  assert.match(film.get().error, /press Play/u);

  await playFilm("wagtail-2", URL_, signs);
  assert.equal(film.get().from, 10, "Play goes on where it stopped");
  await filmStopped(10, END, signs);
  filmPlays();
  await filmStopped(20, END, signs);
  assert.equal(asked.length, 5);
  assert.equal(film.get().status, "ready");
});

test("a film that stops before its address has run out is told, not asked for", async () => {
  await playFilm("wagtail-2", URL_, signs);
  await filmStopped(5, END - 1, signs);
  assert.equal(asked.length, 1);
  assert.equal(film.get().status, "error");
  assert.equal(film.get().src, "", "the player is gone, so that Play is there again");
});

test("what stops after the page was left starts nothing", async () => {
  await playFilm("wagtail-2", URL_, signs);
  film.set(NONE);
  await filmStopped(5, END, signs);
  assert.deepEqual(film.get(), NONE);
  assert.equal(mayRenew({ ...NONE, expiresAt: END }, END - 1), false);
});

test("every refusal has a sentence that says what to do", () => {
  for (const [status, code] of [
    [404, "no-such-media"],
    [404, "media-off"],
    [502, "signer-unavailable"],
    [429, ""],
  ] as const) {
    assert.match(filmFailure(status, code).message, /try again|Reload|editors/u);
  }
  assert.equal(filmFailure(401, "").kind, "expired");
  assert.equal(failureOf(400, "x", "never said").kind, "invalid");
  assert.equal(codeIn({ error: { code: "media-off" } }), "media-off");
  assert.equal(codeIn(undefined), "");
});
