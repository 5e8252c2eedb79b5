"""What a course is once it has been read: plain values, already checked.

Order is meaning: courses, lessons and blocks stand in the order in which they are shown.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Level: TypeAlias = Literal["beginner", "intermediate", "advanced"]


@dataclass(frozen=True)
class Picture:
    """A bitmap that exists at `path`; `alt` says what it shows and is never empty."""

    path: Path
    alt: str


@dataclass(frozen=True)
class Html:
    """Prose: paragraphs, lists, h2 and h3. Holds no image and no raw HTML of the author's."""

    html: str


@dataclass(frozen=True)
class Code:
    """A listing without its last newline; `language` is the word after the fence."""

    language: str
    code: str


@dataclass(frozen=True)
class Image:
    """A picture in the flow of a lesson; `caption` may be empty, `alt` may not."""

    path: Path
    alt: str
    caption: str


@dataclass(frozen=True)
class Quote:
    """Plain text and who said it."""

    text: str
    attribution: str


@dataclass(frozen=True)
class Video:
    """A link to a video; always https."""

    url: str
    title: str


@dataclass(frozen=True)
class Table:
    """`header` is plain text, cells are prose within a line; each row is as long as the header."""

    header: tuple[str, ...]
    alignments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Html | Code | Image | Quote | Video | Table


@dataclass(frozen=True)
class Lesson:
    """One lesson; `blocks` is never empty, `slug` is unique within its course."""

    slug: str
    title: str
    summary: str
    duration_minutes: int
    level: Level
    tags: tuple[str, ...]
    cover: Picture | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Course:
    """One course with at least one lesson."""

    slug: str
    title: str
    summary: str
    level: Level
    tags: tuple[str, ...]
    cover: Picture
    lessons: tuple[Lesson, ...]


class CourseError(Exception):
    """A course's source can't be read; says which file, which line, and what is wrong."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem
