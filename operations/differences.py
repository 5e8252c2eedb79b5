"""How the content table differs from what the CMS has published. Pure: no table, no CMS."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lectern.cms.listing import Listed
from lectern.content import Identity
from lectern.statuses import PUBLISHED

Kind = Literal["missing", "older", "newer", "left over"]

WITHDRAWN_SHARE = 10
"""A run withdraws at most one in so many published entries."""
ALWAYS_ALLOWED = 2
"""So many it may withdraw from however small a site."""


@dataclass(frozen=True, slots=True)
class Held:
    """An entry as its item says. Its body isn't read."""

    identity: Identity
    version: int
    published: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """- missing: published in the CMS; learners don't have it.
    - older: learners have an earlier version.
    - newer: the table knows a later version than the CMS, as after the CMS was restored from a
      backup. Nothing older can replace it: the entry must be published again.
    - left over: learners have it; the CMS doesn't publish it.

    `version` is the one that a repair writes: the CMS's, or of what is left over the table's.
    """

    kind: Kind
    identity: Identity
    version: int


def held(item: Mapping[str, Any]) -> Held:
    identity = Identity(item["source"], item["externalId"], item["contentType"])
    return Held(identity, int(item["version"]), item["status"] == PUBLISHED)


def differences(listed: Mapping[str, Listed], entries: Mapping[str, Held]) -> list[Difference]:
    """By content id; what is to be withdrawn comes last."""
    found = [_of(each, entries.get(content_id)) for content_id, each in sorted(listed.items())]
    over = [
        Difference("left over", each.identity, each.version)
        for content_id, each in sorted(entries.items())
        if each.published and content_id not in listed
    ]
    return [*(each for each in found if each is not None), *over]


def withdraws_too_many(found: list[Difference], entries: Mapping[str, Held]) -> bool:
    over = sum(each.kind == "left over" for each in found)
    published = sum(each.published for each in entries.values())
    return over > max(ALWAYS_ALLOWED, published // WITHDRAWN_SHARE)


def _of(there: Listed, here: Held | None) -> Difference | None:
    if here is None or here.version < there.version:
        known = here is not None and here.published
        return Difference("older" if known else "missing", there.identity, there.version)
    if here.published and here.version == there.version:
        return None
    return Difference("newer", there.identity, there.version)
