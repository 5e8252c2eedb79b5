"""A course or a lesson in the form of the CMS's API."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from local.courses.model import (
    Block,
    Code,
    Course,
    Html,
    Image,
    Lesson,
    Picture,
    Quote,
    Table,
    Video,
)
from local.seed.prose import editor_html

ImageIds = Callable[[Path, str], int]
"""(file, description) → the id of its upload."""


def course_fields(course: Course, image: ImageIds) -> dict[str, Any]:
    return _entry_fields(course, image)


def lesson_fields(lesson: Lesson, image: ImageIds) -> dict[str, Any]:
    return {
        **_entry_fields(lesson, image),
        "duration_minutes": lesson.duration_minutes,
        "body": [_block(block, image) for block in lesson.blocks],
    }


def pictures(entry: Course | Lesson) -> Iterator[Path]:
    """Every picture file that the entry itself shows."""
    if entry.cover:
        yield entry.cover.path
    if isinstance(entry, Lesson):
        yield from (block.path for block in entry.blocks if isinstance(block, Image))


def _entry_fields(entry: Course | Lesson, image: ImageIds) -> dict[str, Any]:
    return {
        "title": entry.title,
        "slug": entry.slug,
        "summary": entry.summary,
        "level": entry.level,
        "tags": list(entry.tags),
        **_cover(entry.cover, image),
    }


def _cover(cover: Picture | None, image: ImageIds) -> dict[str, Any]:
    if cover is None:
        return {"cover_id": None, "cover_alt": ""}
    return {"cover_id": image(cover.path, cover.alt), "cover_alt": cover.alt}


def _block(block: Block, image: ImageIds) -> dict[str, Any]:
    match block:
        case Html(html):
            return {"type": "text", "value": editor_html(html)}
        case Code(language, code):
            return {"type": "code", "value": {"language": language, "code": code}}
        case Image(path, alt, caption):
            value = {"image": image(path, alt), "alt": alt, "caption": caption}
            return {"type": "image", "value": value}
        case Quote(text, attribution):
            return {"type": "quote", "value": {"text": text, "attribution": attribution}}
        case Video(url, title):
            return {"type": "video", "value": {"url": url, "title": title}}
        case Table(header, alignments, rows):
            columns = [
                {"heading": heading, "alignment": alignment}
                for heading, alignment in zip(header, alignments, strict=True)
            ]
            cells = [[f"<p>{cell}</p>" for cell in row] for row in rows]
            return {"type": "table", "value": {"columns": columns, "rows": cells, "caption": ""}}
