"""Wagtail's webhooks, as `local/cms` sends them, as neutral changes."""

import re
from collections.abc import Mapping

from lectern import signature
from lectern.cms.source import PREVIOUS_SIGNING_FIELD, SIGNING_FIELD
from lectern.cms.tables import table
from lectern.cms.wagtail import NAME
from lectern.content import (
    Block,
    Change,
    Code,
    ContentType,
    Course,
    Deleted,
    Entry,
    Html,
    Identity,
    Image,
    Lesson,
    Published,
    Quote,
    Rendition,
    Unpublished,
    Video,
    content_id,
)
from lectern.delivery import Delivery
from lectern.errors import UnknownType
from lectern.fields import Fields, from_json
from lectern.keys import LOCALE_PATTERN, POSITION_DIGITS
from lectern.limits import (
    ADDRESS_CHARACTERS,
    CAPTION_CHARACTERS,
    ENTRY_TAGS,
    PICTURE_SIZES,
    SUMMARY_CHARACTERS,
    TAG_CHARACTERS,
    TITLE_CHARACTERS,
    WEBHOOK_BODY_BYTES,
)

_CONTENT_TYPES: dict[str, ContentType] = {"course": "course", "lesson": "lesson"}
_LOCALE = re.compile(LOCALE_PATTERN)
_SLUG = re.compile(r"[\w-]{1,255}")
_LEVEL = re.compile(r"beginner|intermediate|advanced|")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|\+00:00)")
_LARGEST_ID = 2**63 - 1
_LARGEST_POSITION = 10**POSITION_DIGITS - 1
_BODY = WEBHOOK_BODY_BYTES


def verify(delivery: Delivery, fields: Mapping[str, str]) -> None:
    names = (SIGNING_FIELD, PREVIOUS_SIGNING_FIELD)
    signature.verify(delivery, [fields.get(name, "") for name in names])


def parse(delivery: Delivery) -> Change:
    return change(delivery.body)


def change(text: str | bytes) -> Change:
    """Of a webhook's body. Raises MalformedBody or UnknownType."""
    body = from_json(text)
    event = body.line("type", most=TITLE_CHARACTERS, least=1)
    data = body.inside("data")
    version = data.whole("version", most=_LARGEST_ID)
    match event:
        case "entry.published":
            return Published(_content(data), version)
        case "entry.unpublished":
            return Unpublished(identity(data), version)
        case "entry.deleted":
            return Deleted(identity(data), version)
    raise UnknownType("The event is none of entry.published, entry.unpublished, entry.deleted.")


def identity(data: Fields) -> Identity:
    content_type = _CONTENT_TYPES.get(data.line("contentType", most=TITLE_CHARACTERS))
    if content_type is None:
        raise UnknownType(f"The content is none of {', '.join(_CONTENT_TYPES)}.")
    return Identity(NAME, str(data.whole("id", most=_LARGEST_ID)), content_type)


def _content(data: Fields) -> Course | Lesson:
    of_entry = identity(data)
    entry = Entry(
        identity=of_entry,
        locale=data.matching("locale", _LOCALE, "a language tag"),
        slug=data.matching("slug", _SLUG, "a slug"),
        title=data.line("title", most=TITLE_CHARACTERS, least=1),
        summary=data.line("summary", most=SUMMARY_CHARACTERS),
        level=data.matching("level", _LEVEL, "a level") if data.values.get("level") else "",
        tags=data.lines("tags", count=ENTRY_TAGS, most=TAG_CHARACTERS),
        cover=_image(data.inside_or_none("cover")),
        position=data.whole("position", most=_LARGEST_POSITION),
        published_at=data.matching("publishedAt", _TIME, "a time in UTC"),
        updated_at=data.matching("updatedAt", _TIME, "a time in UTC"),
        translation_key=data.line("translationKey", most=TITLE_CHARACTERS),
    )
    return Course(entry) if of_entry.content_type == "course" else _lesson(entry, data)


def _lesson(entry: Entry, data: Fields) -> Lesson:
    course = data.inside("course")
    return Lesson(
        entry=entry,
        course_id=content_id(NAME, str(course.whole("id", most=_LARGEST_ID))),
        course_slug=course.matching("slug", _SLUG, "a slug"),
        course_title=course.line("title", most=TITLE_CHARACTERS, least=1),
        duration_minutes=data.whole("durationMinutes", most=100_000, default=0),
        blocks=tuple(_block(block) for block in data.each("body")),
    )


def _block(block: Fields) -> Block:
    match block.line("type", most=TITLE_CHARACTERS):
        case "text":
            return Html(block.text("html", most=_BODY))
        case "code":
            return Code(block.line("language", most=40), block.text("code", most=_BODY))
        case "image":
            return _picture(block)
        case "quote":
            return Quote(
                block.text("text", most=_BODY), block.line("attribution", most=TITLE_CHARACTERS)
            )
        case "video":
            return Video(
                block.line("url", most=ADDRESS_CHARACTERS),
                block.line("title", most=TITLE_CHARACTERS),
            )
        case "table":
            return table(block)
    raise UnknownType(f"{block.path} is none of text, code, image, quote, video, table.")


def _image(fields: Fields | None) -> Image | None:
    return None if fields is None else _picture(fields)


def _picture(fields: Fields) -> Image:
    return Image(
        url=fields.line("url", most=ADDRESS_CHARACTERS),
        alt=fields.line("alt", most=CAPTION_CHARACTERS),
        caption=fields.line("caption", most=CAPTION_CHARACTERS),
        width=fields.whole("width", most=100_000, default=0),
        height=fields.whole("height", most=100_000, default=0),
        smaller=tuple(_rendition(each) for each in fields.some("smaller", most=PICTURE_SIZES)),
    )


def _rendition(fields: Fields) -> Rendition:
    return Rendition(
        fields.line("url", most=ADDRESS_CHARACTERS), fields.whole("width", most=100_000)
    )
