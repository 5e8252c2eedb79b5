"""The neutral content model: what every source turns its CMS's webhooks into.

A `Change` is one event about one entry. Its `version` orders the events of that entry: a larger
one is newer; among equals a deletion wins over an unpublishing, and that over a publishing.
"""

from dataclasses import dataclass
from typing import Literal

from lectern.content_ids import is_content_id
from lectern.errors import MalformedBody

ContentType = Literal["course", "lesson"]


@dataclass(frozen=True, slots=True)
class Html:
    html: str


@dataclass(frozen=True, slots=True)
class Code:
    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """The same picture, `width` pixels wide."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class Image:
    """`width` and `height` in pixels, 0 when unknown. `smaller` are for narrow screens."""

    url: str
    alt: str
    caption: str = ""
    width: int = 0
    height: int = 0
    smaller: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Video:
    url: str
    title: str


ALIGNMENTS = ("left", "center", "right")


@dataclass(frozen=True, slots=True)
class Table:
    """Cells are HTML within a line. Every row and `alignments` have as many members as `header`;
    an alignment is one of ALIGNMENTS or empty. `caption` may be empty.
    """

    caption: str
    header: tuple[str, ...]
    alignments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Html | Code | Image | Quote | Video | Table

BLOCK_KINDS: dict[type[Block], str] = {
    Html: "html",
    Code: "code",
    Image: "image",
    Quote: "quote",
    Video: "video",
    Table: "table",
}
"""What the content table and the browser call each."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of an entry, and its CMS."""

    source: str
    external_id: str
    content_type: ContentType

    @property
    def content_id(self) -> str:
        return content_id(self.source, self.external_id)


@dataclass(frozen=True, slots=True)
class Entry:
    """The common fields of courses and lessons; times are ISO 8601 in UTC.

    `translation_key` is the same for every translation of one entry, empty where the CMS has none.
    """

    identity: Identity
    locale: str
    slug: str
    title: str
    summary: str
    level: str
    tags: tuple[str, ...]
    cover: Image | None
    position: int
    published_at: str
    updated_at: str
    translation_key: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lesson:
    entry: Entry
    course_id: str
    course_slug: str
    course_title: str
    duration_minutes: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Published:
    content: Course | Lesson
    version: int

    @property
    def identity(self) -> Identity:
        return self.content.entry.identity


@dataclass(frozen=True, slots=True)
class Unpublished:
    identity: Identity
    version: int


@dataclass(frozen=True, slots=True)
class Deleted:
    identity: Identity
    version: int


Change = Published | Unpublished | Deleted


def content_id(source: str, external_id: str) -> str:
    """`<source>-<external id>`: unique across CMSs, and what keys and addresses hold.

    Raises MalformedBody where that isn't in the grammar of content ids.
    """
    made = f"{source}-{external_id}"
    if not is_content_id(made):
        raise MalformedBody("The entry's id has another form than a content id may have.")
    return made
