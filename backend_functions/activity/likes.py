"""Like counters: each like counts exactly once, however often and in whatever batches records come.

A marker `LIKES#<contentId>` / `<authorId>` remembers whether that learner's like is counted and
the sequence number that decided it. Markers and counter change in one transaction, on the condition
that each marker is still the one that was read; a change that isn't newer than its marker changes
nothing. So the counter always equals the number of markers with `liked`.

`likeChanges` grows with each change of the counter: if it is unchanged after a recount, the counted
markers all existed at one moment.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from activity.records import LikeChange
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Condition, Table
from lectern.errors import Contended
from lectern.limits import UNLIKED_MARKER_DAYS
from lectern.secrets import Secret
from lectern.statuses import PUBLISHED

ATTEMPTS = 6
MOST_TOGETHER = 50
"""Changes of one entry in one transaction, which takes 100 operations (DynamoDB quotas)."""
DAY_SECONDS = 24 * 60 * 60

_COUNT = "ADD likes :step, likeChanges :one"
_PUBLISHED = "#status = :published"

Outcome = Literal["counted", "uncounted", "unchanged", "already known", "not published"]
Marker = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Likes:
    """`now` in seconds since the epoch; `pause(attempt)` waits before attempt + 1."""

    table: Table
    secret: Secret
    now: Callable[[], float]
    pause: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One change beside the marker that was read: +1, -1 or 0 for the counter."""

    change: LikeChange
    key: keys.Key
    marker: Marker

    @property
    def known(self) -> bool:
        return self.marker is not None and self.change.sequence <= self.marker["sequence"]

    @property
    def size(self) -> int:
        return self.change.liked - (self.marker is not None and bool(self.marker["liked"]))

    @property
    def outcome(self) -> Outcome:
        outcomes: dict[int, Outcome] = {1: "counted", -1: "uncounted", 0: "unchanged"}
        return outcomes[self.size]


def apply(likes: Likes, changes: Sequence[LikeChange]) -> list[Outcome]:
    """Of one entry, at most MOST_TOGETHER changes, each by another learner; outcomes in order.

    A like is counted only while its entry is published; a withdrawal always. Raises Contended when
    others kept winning, StoreUnavailable or SecretUnavailable.
    """
    secret = likes.secret.field("key")
    liker_keys = [keys.liker(each.content_id, author_id(secret, each.sub)) for each in changes]
    published = True
    for attempt in range(ATTEMPTS):
        steps = [
            Step(change, key, likes.table.get(key))
            for change, key in zip(changes, liker_keys, strict=True)
        ]
        due = [step for step in steps if not step.known and (published or step.size <= 0)]
        try:
            _write(likes, due)
        except Contended as error:
            if error.failed_conditions == (len(due),):  # the counter's alone
                published = False
            else:
                likes.pause(attempt)
        else:
            return [_outcome(step, due) for step in steps]
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def _outcome(step: Step, due: Sequence[Step]) -> Outcome:
    if step.known:
        return "already known"
    return step.outcome if step in due else "not published"


def _write(likes: Likes, due: Sequence[Step]) -> None:
    """Writes nothing, one item, or one transaction: the markers, then the counter."""
    puts = [(_remembered(likes, step), _unchanged_since(step.marker)) for step in due]
    if not any(step.size for step in due) and len(puts) == 1:
        likes.table.write(*puts[0])
    elif puts:
        operations = [likes.table.put(*each) for each in puts]
        likes.table.transact([*operations, *_counter(likes.table, due)])


def _counter(table: Table, due: Sequence[Step]) -> list[dict[str, Any]]:
    """STATS holds the status beside the counter, so no second item must be read."""
    if not any(step.size for step in due):
        return []
    stats = keys.stats(due[0].change.content_id)
    values: dict[str, Any] = {":step": sum(step.size for step in due), ":one": 1}
    if all(step.size <= 0 for step in due):
        return [table.update(stats, _COUNT, values)]
    published = {**values, ":published": PUBLISHED}
    return [table.update(stats, _COUNT, published, {"#status": "status"}, _PUBLISHED)]


def _remembered(likes: Likes, step: Step) -> dict[str, Any]:
    expiry = {} if step.change.liked else {"expiresAt": _expiry(likes)}
    told = {"liked": step.change.liked, "sequence": step.change.sequence}
    return {**step.key._asdict(), **told, **expiry}


def _expiry(likes: Likes) -> int:
    return int(likes.now()) + UNLIKED_MARKER_DAYS * DAY_SECONDS


def _unchanged_since(marker: Marker) -> Condition:
    if marker is None:
        return Condition("attribute_not_exists(pk)", {}, {})
    return Condition(
        "#sequence = :sequence", {"#sequence": "sequence"}, {":sequence": marker["sequence"]}
    )
