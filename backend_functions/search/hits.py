"""What a search finds, whichever CMS was asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lectern import keys
from lectern.content import ContentType
from lectern.dynamodb import Table
from lectern.statuses import PUBLISHED
from search.query import Query


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


Search = Callable[[Query], Found]
"""Raises UpstreamFailed or UpstreamTimedOut."""


def with_counters(hits: list[Hit], table: Table) -> list[dict[str, Any]]:
    """The hits that learners can open, with their counters, by one batch of small reads.

    The CMS may know an entry whose webhook hasn't arrived, or know it no longer published: what
    STATS doesn't call published has no page.
    """
    by_key = {keys.stats(hit.content_id): hit for hit in hits}
    if not by_key:
        return []
    names = ("pk", "sk", "status", "likes")
    stats = {keys.Key(item["pk"], item["sk"]): item for item in table.get_batch([*by_key], names)}
    return [
        _answered(hit, stats[key])
        for key, hit in by_key.items()
        if stats.get(key, {}).get("status") == PUBLISHED
    ]


def _answered(hit: Hit, stats: dict[str, Any]) -> dict[str, Any]:
    return {
        "contentId": hit.content_id,
        "contentType": hit.content_type,
        "title": hit.title,
        "summary": hit.summary,
        "slug": hit.slug,
        "courseTitle": hit.course_title,
        "locale": hit.locale,
        "likes": stats.get("likes", 0),
    }
