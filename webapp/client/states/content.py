"""What is published: courses, and what a search finds."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import PageStatus, SearchStatus


@dataclass(frozen=True)
class Link:
    href: str
    title: str


@dataclass(frozen=True)
class Cover:
    """`srcset`: the narrower ones and itself, as HTML has it; empty where there is one alone."""

    url: str
    srcset: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class CourseCard:
    """`lang` is the language it is written in; `languageName` names it in that very language,
    and is empty in the language that was asked for. `percent`: of all its lessons together.
    """

    contentId: str
    href: str
    title: str
    summary: str
    level: str
    tags: list[str]
    cover: Cover
    lang: str
    languageName: str
    completedLessons: int
    lessonCount: int
    begun: bool
    percent: int


@dataclass(frozen=True)
class GoOn:
    """The lesson that was read last and isn't completed. `title` is empty until it is known,
    `lang` is that of the course, `percent` how much of the lesson was read.
    """

    href: str
    title: str
    lang: str
    courseTitle: str
    percent: int


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
    percent: int


@dataclass(frozen=True)
class Course:
    """`resumeHref` is where the reader was, or the first open lesson."""

    status: PageStatus
    error: str
    course: CourseCard
    lessons: list[OutlineLesson]
    completedCount: int
    lessonCount: int
    resumeHref: str


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
