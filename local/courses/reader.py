"""Courses from a folder.

    <root>/NN-<course slug>/course.toml        title, summary, level, tags, cover
    <root>/NN-<course slug>/NN-<slug>.md       TOML between two `+++` lines, then Markdown

NN is the place in the order. A folder without a course.toml is not a course.
"""

import re
from pathlib import Path

from local.courses.blocks import Source, parse_blocks
from local.courses.fields import Fields, parse_fields
from local.courses.model import Course, CourseError, Lesson

ROOT = Path(__file__).parent
"""Where the courses of this repository are."""

_ORDERED_NAME = re.compile(r"\d\d-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
_FENCE = "+++"
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


def read_courses(root: Path = ROOT) -> tuple[Course, ...]:
    """Read every course under `root`, in order.

    Raises CourseError at the first mistake in a source.
    """
    courses = tuple(_read_course(file.parent) for file in sorted(root.glob("*/course.toml")))
    _distinct(courses, root)
    return courses


def _read_course(folder: Path) -> Course:
    file = folder / "course.toml"
    fields = parse_fields(file, _text(file), first_line=1)
    fields.only("title", "summary", "level", "tags", "cover")
    lessons = tuple(_read_lesson(path) for path in sorted(folder.glob("*.md")))
    if not lessons:
        raise CourseError(file, 1, "a course needs at least one lesson (NN-slug.md)")
    _distinct(lessons, file)
    return Course(
        slug=_slug(file, folder.name),
        title=fields.text("title"),
        summary=fields.text("summary"),
        level=fields.level("level"),
        tags=fields.tags("tags"),
        cover=fields.picture("cover"),
        lessons=lessons,
    )


def _read_lesson(file: Path) -> Lesson:
    fields, markdown, offset = _split(file)
    fields.only("title", "summary", "minutes", "level", "tags", "cover")
    blocks = parse_blocks(markdown, Source(file, offset))
    if not blocks:
        raise CourseError(file, offset, "this lesson is empty")
    return Lesson(
        slug=_slug(file, file.stem),
        title=fields.text("title"),
        summary=fields.text("summary"),
        duration_minutes=fields.minutes("minutes"),
        level=fields.level("level"),
        tags=fields.tags("tags"),
        cover=fields.picture("cover") if "cover" in fields.values else None,
        blocks=blocks,
    )


def _split(file: Path) -> tuple[Fields, str, int]:
    """The front matter, the Markdown, and the number of lines before the Markdown."""
    lines = _text(file).split("\n")
    if not lines or lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise CourseError(file, 1, f"a lesson begins with TOML between two {_FENCE} lines")
    end = lines.index(_FENCE, 1)
    fields = parse_fields(file, "\n".join(lines[1:end]), first_line=2)
    return fields, "\n".join(lines[end + 1 :]), end + 1


def _text(file: Path) -> str:
    """A file's text. What no webhook can carry, and no page show, is refused by its line."""
    text = file.read_text(encoding="utf-8")
    found = _UNSHOWN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise CourseError(file, line, f"U+{ord(found[0]):04X} is no character to show")
    return text


def _distinct(entries: tuple[Course, ...] | tuple[Lesson, ...], file: Path) -> None:
    """The CMS knows an entry by its slug: of two alike the second would overwrite the first."""
    slugs = [entry.slug for entry in entries]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise CourseError(file, 1, f"two are called `{slug}`")


def _slug(file: Path, name: str) -> str:
    found = _ORDERED_NAME.fullmatch(name)
    if found is None:
        raise CourseError(file, 1, f"`{name}` should be named NN-slug, as in 01-first-steps")
    return found["slug"]
