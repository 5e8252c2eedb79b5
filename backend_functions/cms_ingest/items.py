"""The items that store an entry, as plain values."""

from dataclasses import dataclass
from typing import Any

from lectern import keys
from lectern.content import (
    BLOCK_KINDS,
    Block,
    Code,
    Course,
    Deleted,
    Entry,
    Html,
    Identity,
    Image,
    Lesson,
    Quote,
    Table,
    Unpublished,
    Video,
)
from lectern.keys import Key
from lectern.statuses import DELETED, PUBLISHED, UNPUBLISHED

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trace:
    """From which webhook an item came."""

    event_id: str
    correlation_id: str


def entry_item(content: Course | Lesson, version: int, trace: Trace) -> Values:
    """ENTRY of a published course or lesson. `listedAt` holds the keys of its listing rows."""
    listed = [{"pk": row["pk"], "sk": row["sk"]} for row in listing_rows(content, version)]
    return {
        **keys.entry(content.entry.identity.content_id)._asdict(),
        **_card(content.entry, version),
        **_of_lesson(content),
        **_origin(content.entry.identity, trace),
        "listedAt": listed,
    }


def tombstone(change: Unpublished | Deleted, expires_at: int, trace: Trace) -> Values:
    """ENTRY of a withdrawn page: without title and body; it expires at `expires_at`."""
    return {
        **keys.entry(change.identity.content_id)._asdict(),
        **_origin(change.identity, trace),
        "contentId": change.identity.content_id,
        "contentType": change.identity.content_type,
        "status": DELETED if isinstance(change, Deleted) else UNPUBLISHED,
        "version": change.version,
        "expiresAt": expires_at,
        "listedAt": [],
    }


def listing_rows(content: Course | Lesson, version: int) -> list[Values]:
    """The rows under which lists show the entry.

    A lesson has one row in its course's outline and one in the catalogue, which lists a course's
    lessons without its outline. A course has its card, its head and, if it isn't in the default
    language, a row that tells readers of the default catalogue about that language.
    """
    entry = content.entry
    content_id = entry.identity.content_id
    if isinstance(content, Lesson):
        course_id = content.course_id
        belongs = {"contentId": content_id, "courseId": course_id}
        return [
            _row(keys.outline_entry(course_id, entry.position, content_id), _outline(content)),
            _row(keys.catalogue_lesson(entry.locale, course_id, content_id), belongs),
        ]
    card = _card(entry, version)
    rows = [
        _row(keys.catalogue_card(entry.locale, entry.position, content_id), card),
        _row(keys.course_head(content_id), card),
    ]
    if entry.locale == keys.DEFAULT_LOCALE:
        return rows
    elsewhere = {"contentId": content_id, "locale": entry.locale}
    return [*rows, _row(keys.course_language(entry.locale, content_id), elsewhere)]


def _row(key: Key, values: Values) -> Values:
    return {**key._asdict(), **values}


def _card(entry: Entry, version: int) -> Values:
    cover = {} if entry.cover is None else {"cover": _picture(entry.cover)}
    return {
        "contentId": entry.identity.content_id,
        "contentType": entry.identity.content_type,
        "locale": entry.locale,
        "translationKey": entry.translation_key,
        "slug": entry.slug,
        "title": entry.title,
        "summary": entry.summary,
        "level": entry.level,
        "tags": list(entry.tags),
        **cover,
        "status": PUBLISHED,
        "version": version,
        "publishedAt": entry.published_at,
        "updatedAt": entry.updated_at,
    }


def _outline(lesson: Lesson) -> Values:
    return {
        "contentId": lesson.entry.identity.content_id,
        "contentType": lesson.entry.identity.content_type,
        "slug": lesson.entry.slug,
        "title": lesson.entry.title,
        "summary": lesson.entry.summary,
        "durationMinutes": lesson.duration_minutes,
        "status": PUBLISHED,
    }


def _of_lesson(content: Course | Lesson) -> Values:
    if isinstance(content, Course):
        return {}
    return {
        "courseId": content.course_id,
        "courseSlug": content.course_slug,
        "courseTitle": content.course_title,
        "durationMinutes": content.duration_minutes,
        "blocks": [_block(block) for block in content.blocks],
    }


def _origin(identity: Identity, trace: Trace) -> Values:
    return {
        "source": identity.source,
        "externalId": identity.external_id,
        "eventId": trace.event_id,
        "correlationId": trace.correlation_id,
    }


def _picture(image: Image) -> Values:
    smaller = [{"url": each.url, "width": each.width} for each in image.smaller]
    size = {"width": image.width, "height": image.height}
    return {"url": image.url, "alt": image.alt, **size, **({"smaller": smaller} if smaller else {})}


def _block(block: Block) -> Values:
    return {"kind": BLOCK_KINDS[type(block)], **_parts(block)}


def _parts(block: Block) -> Values:
    match block:
        case Html(html):
            return {"html": html}
        case Code(language, code):
            return {"language": language, "code": code}
        case Image():
            return {**_picture(block), "caption": block.caption}
        case Quote(text, attribution):
            return {"text": text, "attribution": attribution}
        case Video(url, title):
            return {"url": url, "title": title}
        case Table(caption, header, alignments, rows):
            cells = {"header": list(header), "rows": [list(row) for row in rows]}
            return {"caption": caption, "alignments": list(alignments), **cells}
