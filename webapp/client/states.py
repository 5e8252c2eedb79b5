"""What the hooks of the data layer return. The TypeScript twin is `client/src/states.ts`.

Invariants: no field is ever null or absent; "none" is an empty string, list or zero,
and a Link that leads nowhere has an empty href. Text is ready to be shown.
"""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass
from typing import Literal

SessionStatus = Literal["loading", "signedOut", "signedIn"]
PageStatus = Literal["loading", "ready", "empty", "missing", "error", "offline", "signedOut"]
SearchStatus = Literal["idle", "loading", "ready", "empty", "error", "offline", "signedOut"]
ThemeChoice = Literal["system", "light", "dark"]
BlockKind = Literal["html", "code", "image", "quote", "video", "film", "table"]
FilmStatus = Literal["idle", "loading", "ready", "error"]


@dataclass(frozen=True)
class Link:
    href: str
    title: str


@dataclass(frozen=True)
class Cover:
    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Session:
    """`pendingEmail` is the address that waits for a confirmation or reset code.

    `errorField` names the field that `error` is about, or is empty. `failure` says why it can't
    be told who is signed in. `passwordKnown`: this page still has the password that was typed at
    the sign-up. `signInHref` leads to the sign-in page and from there back to this one.
    """

    status: SessionStatus
    email: str
    displayName: str
    initials: str
    isModerator: bool
    busy: bool
    error: str
    errorField: str
    failure: str
    notice: str
    pendingEmail: str
    passwordKnown: bool
    signInHref: str


@dataclass(frozen=True)
class CourseCard:
    """`lang` is the language it is written in; `languageName` names it in that very language,
    and is empty in the language that was asked for.
    """

    contentId: str
    slug: str
    href: str
    title: str
    summary: str
    level: str
    tags: list[str]
    cover: Cover
    durationMinutes: int
    lang: str
    languageName: str
    completedLessons: int
    lessonCount: int


@dataclass(frozen=True)
class Catalogue:
    status: PageStatus
    error: str
    courses: list[CourseCard]


@dataclass(frozen=True)
class OutlineLesson:
    contentId: str
    href: str
    title: str
    summary: str
    durationMinutes: int
    position: int
    completed: bool


@dataclass(frozen=True)
class Course:
    """`percent` is completed lessons of all, 0 to 100. `resumeHref` is the first open lesson."""

    status: PageStatus
    error: str
    course: CourseCard
    lessons: list[OutlineLesson]
    completedCount: int
    lessonCount: int
    percent: int
    resumeHref: str


@dataclass(frozen=True)
class LessonHead:
    contentId: str
    courseId: str
    title: str
    summary: str
    durationMinutes: int
    level: str
    tags: list[str]
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
    """`likes` includes the learner's own pending like. `missing` also says: unpublished."""

    status: PageStatus
    error: str
    lesson: LessonHead
    blocks: list[Block]
    likes: int
    liked: bool
    likeBusy: bool
    likeError: str
    completed: bool
    completeBusy: bool
    completeError: str
    previous: Link
    next: Link
    outline: list[OutlineLesson]
    justUpdated: bool


@dataclass(frozen=True)
class SearchHit:
    """`lang` and `languageName` as a card has them."""

    contentId: str
    href: str
    contentType: str
    title: str
    summary: str
    courseTitle: str
    lang: str
    languageName: str
    likes: int
    comments: int


@dataclass(frozen=True)
class Search:
    """`total` counts all there is for the query, `hits` are those that are shown; `more`: others
    can be asked for.
    """

    status: SearchStatus
    query: str
    error: str
    hits: list[SearchHit]
    total: int
    more: bool
    moreBusy: bool
    moreError: str


@dataclass(frozen=True)
class Language:
    tag: str
    name: str


@dataclass(frozen=True)
class Profile:
    """`languages` is empty where there is no choice."""

    status: PageStatus
    displayName: str
    about: str
    email: str
    language: str
    languages: list[Language]
    theme: ThemeChoice
    saving: bool
    saved: bool
    error: str


@dataclass(frozen=True)
class Network:
    online: bool


@dataclass(frozen=True)
class Theme:
    choice: ThemeChoice
    resolved: Literal["light", "dark"]
