"""A published page in its webhook's form: JSON-ready, with absolute URLs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from html import escape
from typing import Any

from local.cms.courses.entry import LESSON, Entry
from local.cms.courses.pictures import shown
from local.cms.courses.prose import shown_html
from local.cms.courses.standing import Standing

LARGEST = 2**53


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds: 2026-11-21T02:00:00.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def published_fields(page: Entry, standing: Standing) -> dict[str, Any]:
    """All that `entry.published` adds to the four fields every event has."""
    fields = _fields(page, standing.position, sorted(page.tags.names()))
    fields |= _times(page.first_published_at, page.last_published_at)
    if page.kind == LESSON and standing.course is not None:
        fields |= _of_lesson(page, asdict(standing.course))
    return fields


def candidate_event(page: Entry, parent: Any, tags: list[str], now: datetime) -> dict[str, Any]:
    """The event that publishing an unsaved page at `now` would cause, with the largest ids.

    Values that only the database knows (id, version, position) have their maximum length.
    """
    fields = {
        "id": page.pk or LARGEST,
        "contentType": page.kind,
        "locale": page.locale.language_code if page.locale_id else "en",
        "version": LARGEST,
        **_fields(page, 1, sorted(tags)),
        **_times(now, now),
    }
    if page.kind == LESSON:
        course = parent or page.get_parent()
        course_fields = {"id": course.pk, "slug": course.slug, "title": course.title}
        fields |= _of_lesson(page, course_fields)
    return {"type": "entry.published", "timestamp": timestamp(now), "data": fields}


def _fields(page: Entry, position: int, tags: list[str]) -> dict[str, Any]:
    return {
        "slug": page.slug,
        "translationKey": str(page.translation_key),
        "title": page.title,
        "summary": page.summary,
        "position": position,
        "level": page.level,
        "tags": tags,
        "cover": _cover(page),
    }


def _times(published: datetime, updated: datetime) -> dict[str, str]:
    return {"publishedAt": timestamp(published), "updatedAt": timestamp(updated)}


def _of_lesson(lesson: Any, course: dict[str, Any]) -> dict[str, Any]:
    return {
        "durationMinutes": lesson.duration_minutes,
        "course": course,
        "body": list(_body(lesson)),
    }


def _cover(page: Entry) -> dict[str, Any] | None:
    picture = shown(page.cover) if page.cover else None
    return picture and {**picture, "alt": page.cover_alt}


def _body(lesson: Any) -> Iterator[dict[str, Any]]:
    for block in lesson.body:
        piece = _PIECES[block.block_type](block.value)
        if piece is not None:
            yield {"type": block.block_type, **piece}


def _text(value: Any) -> dict[str, Any]:
    return {"html": shown_html(value.source)}


def _plain(*names: str) -> Callable[[Any], dict[str, Any]]:
    return lambda value: {name: value[name] or "" for name in names}


def _image(value: Any) -> dict[str, Any] | None:
    picture = shown(value["image"]) if value["image"] else None
    return picture and {**picture, "alt": value["alt"], "caption": value["caption"] or ""}


_CELL_END = re.compile(r"</p>\s*<p[^<>]*>")
_CELL_EDGE = re.compile(r"^<p[^<>]*>|</p>$")


def _table(value: Any) -> dict[str, Any] | None:
    """A heading is text, a cell is a line: its paragraphs become line breaks."""
    columns = list(value["columns"])
    if not columns:
        return None
    return {
        "caption": value["caption"] or "",
        "header": [escape(column["heading"] or "") for column in columns],
        "alignments": [column["alignment"] or "" for column in columns],
        "rows": [[_cell(cell) for cell in row] for row in value["rows"]],
    }


def _cell(value: Any) -> str:
    html = _text(value)["html"].strip() if value else ""
    return _CELL_EDGE.sub("", _CELL_END.sub("<br/>", html))


_PIECES: dict[str, Callable[[Any], dict[str, Any] | None]] = {
    "text": _text,
    "code": _plain("language", "code"),
    "image": _image,
    "quote": _plain("text", "attribution"),
    "video": _plain("url", "title"),
    "table": _table,
}
