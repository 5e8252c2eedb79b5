"""Like counters, exactly once however often and in whatever batches records come.

A marker `LIKES#<contentId>` / `<authorId>` remembers whether that learner's like is counted and
the sequence number that decided it. Marker and counter change in one transaction, on the condition
that the marker is still the one that was read; a record that isn't newer than the marker changes
nothing. So the counter always equals the number of markers with `liked`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from activity.records import LikeChange
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Condition, Table
from lectern.errors import Contended
from lectern.limits import UNLIKED_MARKER_DAYS
from lectern.secrets import Secret

ATTEMPTS = 6
DAY_SECONDS = 24 * 60 * 60
_CHECK = 2
"""The position of the check of the entry in a transaction that counts a like."""

_PUBLISHED = Condition("#status = :published", {"#status": "status"}, {":published": "published"})

Outcome = Literal["counted", "uncounted", "unchanged", "already known", "not published"]
Marker = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Likes:
    """`now` in seconds since the epoch; `pause(attempt)` waits before attempt + 1."""

    table: Table
    secret: Secret
    now: Callable[[], float]
    pause: Callable[[int], None]


def apply(likes: Likes, change: LikeChange) -> Outcome:
    """Raises Contended when others kept winning, StoreUnavailable or SecretUnavailable."""
    author = author_id(likes.secret.field("key"), change.sub)
    key = keys.liker(change.content_id, author)
    for attempt in range(ATTEMPTS):
        marker = likes.table.get(key)
        if marker is not None and change.sequence <= marker["sequence"]:
            return "already known"
        step = change.liked - _counted(marker)
        try:
            likes.table.transact(_operations(likes, change, key, marker, step))
        except Contended as error:
            if error.failed_conditions == (_CHECK,):
                return "not published"
            likes.pause(attempt)
        else:
            return {1: "counted", -1: "uncounted"}.get(step, "unchanged")  # type: ignore[return-value]
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def _operations(
    likes: Likes, change: LikeChange, key: keys.Key, marker: Marker, step: int
) -> list[dict[str, Any]]:
    """A like is counted only while its entry is published; a withdrawal always."""
    expiry = {} if change.liked else {"expiresAt": _expiry(likes)}
    remembered = {**key._asdict(), "liked": change.liked, "sequence": change.sequence, **expiry}
    operations = [likes.table.put(remembered, _unchanged_since(marker))]
    if step:
        stats = keys.stats(change.content_id)
        operations.append(likes.table.update(stats, "ADD likes :step", {":step": step}))
    if step > 0:
        operations.append(likes.table.check(keys.entry(change.content_id), _PUBLISHED))
    return operations


def _counted(marker: Marker) -> bool:
    return marker is not None and bool(marker["liked"])


def _expiry(likes: Likes) -> int:
    return int(likes.now()) + UNLIKED_MARKER_DAYS * DAY_SECONDS


def _unchanged_since(marker: Marker) -> Condition:
    if marker is None:
        return Condition("attribute_not_exists(pk)", {}, {})
    return Condition(
        "#sequence = :sequence", {"#sequence": "sequence"}, {":sequence": marker["sequence"]}
    )
