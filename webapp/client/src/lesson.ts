/** A lesson: one Query brings the entry and its counters, and no more than these. */

import { safeAddress } from "./addresses.ts";
import { within } from "./answers.ts";
import type { Item } from "./attributes.ts";
import { BLOCK_KINDS, PUBLISHED } from "./boundary.ts";
import { config } from "./config.ts";
import { call, itemsOf } from "./dynamodb.ts";
import { query, type ContentName } from "./expressions.ts";
import { Failure } from "./failures.ts";
import { maps, number, text, type Fields } from "./fields.ts";
import { isFilm } from "./filmAddress.ts";
import { ENTRY, STATS } from "./generated.ts";
import * as keys from "./keys.ts";
import { courseHref, lessonHref } from "./paths.ts";
import { srcsetOf } from "./pictures.ts";
import { loadPart } from "./routes.ts";
import { tableHtml } from "./table.ts";
import type { Block, BlockKind, LessonHead } from "./states.ts";

export interface Counters {
  likes: number;
  comments: number;
  /** Grows with every change of the discussion. */
  discussion: number;
  /** The version of the entry that these counters stand beside; 0 where it is not known. */
  entryVersion: number;
}

export interface LessonContent {
  /** What depends on the reader (the date's words, the update's notice) is filled in later. */
  head: LessonHead;
  publishedAt: string;
  blocks: Block[];
  /** Its own address. */
  href: string;
  version: number;
  counters: Counters;
}

/** What makes HTML harmless, of a text's parts or within a line. */
export interface Cleaner {
  text(html: string): string;
  line(html: string): string;
}

interface CommentCleaner extends Cleaner {
  comment(html: string): string;
}

const COUNTER_NAMES: ContentName[] = ["likes", "comments", "discussion", "entryVersion"];
const NAMES: ContentName[] = [
  "sk",
  "contentId",
  "contentType",
  "slug",
  "title",
  "summary",
  "blocks",
  "durationMinutes",
  "locale",
  "level",
  "courseId",
  "courseSlug",
  "courseTitle",
  "status",
  "version",
  "publishedAt",
  ...COUNTER_NAMES,
];

/** STATS and ENTRY are the last two by their sort keys, whatever else their partition gets. */
const ITEMS = 2;
const KINDS: readonly string[] = BLOCK_KINDS;

/** A video of our own is a film, which the page plays; any other is a link. */
function kindOf(from: Fields, origin: string): BlockKind {
  const kind = text(from, "kind");
  if (kind === "video" && isFilm(text(from, "url"), origin)) return "film";
  return (KINDS.includes(kind) ? kind : "html") as BlockKind;
}

function blockOf(from: Fields, index: number, clean: Cleaner, origin: string): Block {
  const kind = kindOf(from, origin);
  return {
    key: String(index),
    kind,
    html: kind === "table" ? tableHtml(from, clean.line) : clean.text(text(from, "html")),
    language: text(from, "language"),
    code: text(from, "code"),
    url: safeAddress(text(from, "url")),
    srcset: srcsetOf(from),
    alt: text(from, "alt"),
    caption: text(from, "caption"),
    width: number(from, "width"),
    height: number(from, "height"),
    text: text(from, "text"),
    attribution: text(from, "attribution"),
    title: text(from, "title"),
  };
}

export function headOf(item: Item | undefined): LessonHead {
  const courseId = text(item, "courseId");
  return {
    contentId: text(item, "contentId"),
    courseId,
    title: text(item, "title"),
    summary: text(item, "summary"),
    durationMinutes: number(item, "durationMinutes"),
    level: text(item, "level"),
    courseTitle: text(item, "courseTitle"),
    courseHref: courseId ? courseHref(courseId, text(item, "courseSlug")) : "",
    lang: text(item, "locale"),
    publishedAtText: "",
    updatedNotice: "",
  };
}

export function countersOf(from: Item | undefined): Counters {
  return {
    likes: Math.max(0, number(from, "likes")),
    comments: Math.max(0, number(from, "comments")),
    discussion: number(from, "discussion"),
    entryVersion: number(from, "entryVersion"),
  };
}

/** A course that was asked for as a lesson has an address too, and no body. */
function hrefOf(entry: Item): string {
  const address = text(entry, "contentType") === "course" ? courseHref : lessonHref;
  return address(text(entry, "contentId"), text(entry, "slug") || "-");
}

/**
 * A tombstone, or nothing at all, is a lesson that is not there. `origin` is where private films
 * are, empty for nowhere.
 */
export function contentOf(items: Item[], clean: Cleaner, origin = ""): LessonContent {
  const entry = items.find((item) => item["sk"] === ENTRY);
  if (!entry || entry["status"] !== PUBLISHED) throw new Failure("missing", "NoLesson");
  return {
    head: headOf(entry),
    publishedAt: text(entry, "publishedAt"),
    blocks: maps(entry, "blocks").map((block, index) => blockOf(block, index, clean, origin)),
    href: hrefOf(entry),
    version: number(entry, "version"),
    counters: countersOf(items.find((item) => item["sk"] === STATS)),
  };
}

/** Asked for beside the lesson itself: no text is shown, nor an empty page, before it is clean. */
export const loadCleaner = (): Promise<CommentCleaner> =>
  within(loadPart(() => import("./sanitise.ts")));

export async function readLesson(contentId: string): Promise<LessonContent> {
  if (!contentId) throw new Failure("missing", "NoLessonId");
  const options = { newestFirst: true, limit: ITEMS };
  const asked = call("Query", (caller) =>
    query(caller.config.contentTable, keys.content(contentId), NAMES, options),
  );
  const [answer, clean] = await Promise.all([asked, loadCleaner()]);
  return contentOf(itemsOf(answer), clean, (await config()).privateMediaOrigin);
}

/** The tiny item that an open page asks for again and again. */
export async function readCounters(contentId: string): Promise<Counters> {
  const { pk, sk } = keys.stats(contentId);
  const answer = await call("Query", (caller) =>
    query(caller.config.contentTable, pk, COUNTER_NAMES, { sk }),
  );
  return countersOf(itemsOf(answer)[0]);
}
