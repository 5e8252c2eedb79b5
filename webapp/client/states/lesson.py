"""An open lesson and its films."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import BlockKind, FilmStatus, PageStatus
from webapp.client.states.content import Link, OutlineLesson


@dataclass(frozen=True)
class LessonHead:
    contentId: str
    courseId: str
    title: str
    summary: str
    durationMinutes: int
    level: str
    courseTitle: str
    courseHref: str
    lang: str
    publishedAtText: str
    updatedNotice: str


@dataclass(frozen=True)
class Block:
    """One part of a lesson. Which fields are filled depends on `kind`; `html` is sanitised.

    A `video` is a link to another site, a `film` is the school's own.
    """

    key: str
    kind: BlockKind
    html: str
    language: str
    code: str
    url: str
    srcset: str
    alt: str
    caption: str
    width: int
    height: int
    text: str
    attribution: str
    title: str


@dataclass(frozen=True)
class Film:
    """The one film that plays on the page: the block's `url`, and the signed address `src`."""

    url: str
    status: FilmStatus
    src: str
    error: str


@dataclass(frozen=True)
class Lesson:
    """`likes` includes the learner's own pending like. `missing` also says: unpublished.
    `goOnHref` leads to where the reader was in an earlier visit; `percent`: how far they read.
    """

    status: PageStatus
    error: str
    lesson: LessonHead
    blocks: list[Block]
    comments: int
    likes: int
    liked: bool
    likeError: str
    completed: bool
    completeError: str
    bookmarked: bool
    bookmarkError: str
    goOnHref: str
    percent: int
    previous: Link
    next: Link
    outline: list[OutlineLesson]
    justUpdated: bool
