"""Wagtail's webhooks become neutral content, or are refused with the path of what is wrong."""

import json
from typing import Any

import pytest

from lectern.cms.wagtail import webhook
from lectern.content import (
    Change,
    Code,
    Course,
    Deleted,
    Html,
    Identity,
    Image,
    Lesson,
    Published,
    Quote,
    Unpublished,
    Video,
)
from lectern.delivery import from_sqs
from lectern.errors import MalformedBody, UnknownType
from tests.unit.functions.webhooks import course, gone, lesson, message


def parse(body: dict[str, Any] | str) -> Change:
    return webhook.parse(from_sqs(message(body)))


def test_a_lesson_keeps_its_blocks_in_their_order() -> None:
    body = [
        {"type": "text", "html": "<p>a</p>"},
        {"type": "code", "language": "python", "code": "  a = 1\n"},
        {"type": "image", "url": "/a.png", "alt": "A", "caption": "B", "width": 3, "height": 2},
        {"type": "quote", "text": "q", "attribution": "someone"},
        {"type": "video", "url": "https://v.example/1", "title": "T"},
    ]
    change = parse(lesson(body=body))
    assert isinstance(change, Published)
    assert isinstance(change.content, Lesson)
    assert change.content.blocks == (
        Html("<p>a</p>"),
        Code("python", "  a = 1\n"),
        Image("/a.png", "A", "B", 3, 2),
        Quote("q", "someone"),
        Video("https://v.example/1", "T"),
    )
    assert change.content.course_id == "wagtail-7"


def test_a_course_has_no_body_and_may_have_no_cover() -> None:
    change = parse(course(cover=None, tags=[], level="", summary=""))
    assert isinstance(change, Published)
    assert isinstance(change.content, Course)
    assert change.content.entry.cover is None
    assert change.identity.content_id == "wagtail-7"


def test_unpublishing_and_deleting_name_the_entry_and_the_version() -> None:
    identity = Identity("wagtail", "12", "lesson")
    assert parse(gone("unpublished", version=4)) == Unpublished(identity, 4)
    assert parse(gone("deleted", version=5)) == Deleted(identity, 5)


def test_a_title_is_one_line() -> None:
    change = parse(lesson(title=" One\nline\x00 "))
    assert isinstance(change, Published)
    assert change.content.entry.title == "One line"


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("data.id", {"id": "12"}),
        ("data.id", {"id": True}),
        ("data.id", {"id": -1}),
        ("data.version", {"version": None}),
        ("data.version", {"version": 2**64}),
        ("data.locale", {"locale": "en#x"}),
        ("data.slug", {"slug": "a/b"}),
        ("data.title", {"title": "  "}),
        ("data.title", {"title": "x" * 501}),
        ("data.title", {"title": "\ud800"}),
        ("data.position", {"position": 100_000}),
        ("data.level", {"level": "expert"}),
        ("data.tags", {"tags": "a"}),
        ("data.tags", {"tags": [1]}),
        ("data.cover", {"cover": "a.png"}),
        ("data.cover.url", {"cover": {"url": 1}}),
        ("data.cover.smaller", {"cover": {"smaller": "a.png"}}),
        ("data.cover.smaller", {"cover": {"smaller": [{"url": "a", "width": 1}] * 5}}),
        ("data.cover.smaller[0].width", {"cover": {"smaller": [{"url": "a", "width": "1"}]}}),
        ("data.publishedAt", {"publishedAt": "yesterday"}),
        ("data.course", {"course": None}),
        ("data.course.id", {"course": {"id": None}}),
        ("data.body", {"body": {}}),
        ("data.body[0]", {"body": ["text"]}),
        ("data.body[1].html", {"body": [{"type": "text"}, {"type": "text", "html": 1}]}),
    ],
)
def test_a_wrong_field_is_named(path: str, changed: dict[str, Any]) -> None:
    body = lesson(**changed)
    with pytest.raises(MalformedBody) as refused:
        parse(json.dumps(body))
    assert str(refused.value).startswith(f"body.{path} must")


@pytest.mark.parametrize("text", ["", "null", "[1]", '"x"', "{", "[" * 100_000, "1" * 5000])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(MalformedBody):
        parse(text)


@pytest.mark.parametrize(
    "body",
    [
        {**lesson(), "type": "entry.liked"},
        lesson(contentType="page"),
        lesson(body=[{"type": "poll"}]),
    ],
)
def test_unknown_events_kinds_and_blocks_are_refused(body: dict[str, Any]) -> None:
    with pytest.raises(UnknownType):
        parse(body)


def test_an_error_never_quotes_what_it_refuses() -> None:
    with pytest.raises(MalformedBody) as refused:
        parse(lesson(slug="a private/slug"))
    assert "private" not in str(refused.value)
