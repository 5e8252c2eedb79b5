"""A search as every source takes and answers it, and the HTTP that it gets for that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lectern.content import ContentType


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is one line without control characters; it is empty when only syntax was typed.

    `start` counts hits from 0.
    """

    text: str
    locale: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """`course_title` is empty for a course."""

    content_id: str
    content_type: ContentType
    title: str
    summary: str
    slug: str
    course_title: str
    locale: str


@dataclass(frozen=True, slots=True)
class Found:
    """`total` counts what the CMS found; `hits` are those from the query's start on."""

    total: int
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


Get = Callable[[str, Mapping[str, str], str], Answer]
"""(address, parameters, bearer token) → answer; raises UpstreamFailed or UpstreamTimedOut."""

Search = Callable[[Query], Found]
"""Raises UpstreamFailed or UpstreamTimedOut."""
