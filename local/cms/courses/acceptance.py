"""Checks with ingest's own code whether learners would get a page that an editor saves.

A page's payload goes through the very source, sanitiser and size rule that ingest uses, so the
limits stand in one place (lectern/limits.py and the source), and an editor is told at once.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from cms_ingest.items import Trace
from cms_ingest.plan import plan
from lectern.cms.wagtail import webhook
from lectern.content import Lesson, Published
from lectern.delivery import Delivery
from lectern.errors import Rejected, TooLarge
from lectern.limits import (
    ENTRY_TAGS,
    TAG_CHARACTERS,
    WEBHOOK_BODY_BYTES,
    WEBHOOK_ENVELOPE_BYTES,
)
from lectern.sanitise import clean

FIELDS = {"durationMinutes": "duration_minutes"}
"""Names of a payload that differ from the form's names."""

PARTS = {"html": "text", "rows": "longest cell", "header": "longest heading", "url": "address"}
"""A block's parts, as an editor sees them; the form itself counts rows and headings."""

_WORDS = (
    (re.compile(r"^must be text of at most (\d+) characters"), r"is longer than \1 characters"),
    (re.compile(r"^must have at most (\d+) members"), r"has more than \1 entries"),
)
# What SQS refuses in a message (API reference, SendMessage: #xE000 to #xFFFD is the last range
# below #x10000), and what is no Unicode text at all.
_UNSENDABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PATH = re.compile(r"body\.data\.(?P<name>\w+)(\[(?P<at>\d+)\])?(\.(?P<part>\w+))?\s(?P<rest>.*)")


@dataclass(frozen=True)
class Refusal:
    """`field` is the form's field, empty for the whole page; `reason` is a text for an editor."""

    field: str
    reason: str


def refusal(event: dict[str, Any]) -> Refusal | None:
    """Why the queue or ingest would refuse the event `entry.published`; None if they accept it."""
    found = _unsendable(event["data"]) or _tags(event["data"])
    if found:
        return found
    body = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    most = WEBHOOK_BODY_BYTES - WEBHOOK_ENVELOPE_BYTES
    if len(body.encode()) > most:
        return Refusal("body", f"All of the page together has more than {most // 1024} KiB.")
    try:
        return _refused_by_ingest(body)
    except TooLarge as error:
        return Refusal("body", str(error))
    except Rejected as error:
        return _named(str(error))


def _refused_by_ingest(body: str) -> Refusal | None:
    change = webhook.parse(Delivery("", body, {}, {}, 0.0))
    if not isinstance(change, Published):
        return None
    content = clean(change.content, settings.CMS.origin)
    if isinstance(content, Lesson) and isinstance(change.content, Lesson):
        lost = len(change.content.blocks) - len(content.blocks)
        if lost:
            return Refusal("body", "A picture or video has an address that isn't http or https.")
    plan(None, Published(content, change.version), Trace("", ""), 0)
    return None


def _unsendable(data: dict[str, Any]) -> Refusal | None:
    for name, value in data.items():
        for text in _texts(value):
            found = _UNSENDABLE.search(text)
            if found:
                code = f"U+{ord(found[0]):04X}"
                reason = f"It holds the character {code}, which can't be sent. Take it out."
                return Refusal(FIELDS.get(name, name), reason)
    return None


def _tags(data: dict[str, Any]) -> Refusal | None:
    """The source's rule in an editor's words: which tag it is."""
    tags, kind = data["tags"], data["contentType"]
    if len(tags) > ENTRY_TAGS:
        reason = f"A {kind} has at most {ENTRY_TAGS} tags; this one has {len(tags)}."
        return Refusal("tags", reason)
    for tag in tags:
        if len(tag) > TAG_CHARACTERS:
            return Refusal("tags", f"The tag “{tag}” is longer than {TAG_CHARACTERS} characters.")
    return None


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for member in value.values():
                yield from _texts(member)
        case list():
            for member in value:
                yield from _texts(member)


def _named(detail: str) -> Refusal:
    match = _PATH.match(detail)
    if match is None:
        return Refusal("", detail)
    name, rest = match["name"], _in_editors_words(match["rest"])
    if not match["at"]:
        return Refusal(FIELDS.get(name, name), f"It {rest}")
    part = PARTS.get(match["part"], match["part"] or "form")
    return Refusal(FIELDS.get(name, name), f"Block {int(match['at']) + 1}: its {part} {rest}")


def _in_editors_words(rest: str) -> str:
    for pattern, words in _WORDS:
        rest = pattern.sub(words, rest)
    return rest
