"""What a batch of stream records asks for: each learner's last word on each entry, in fair order.

A like put and withdrawn five times within one batch is one change: the last decides, and its
sequence number is the newest, so that redelivered earlier ones find themselves known. Learners
take turns: first the entries of everybody's first change, then of everybody's second. So whoever
writes a hundred items is waited for by nobody else of the batch, and nothing is left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from activity.likes import MOST_TOGETHER
from activity.records import LikeChange, offered_at, parse, partition, sequence_number, write_units
from lectern.errors import Rejected
from lectern.log import Log

MINUTE_SECONDS = 60

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A change, and how its record is named to Lambda and in the log."""

    change: LikeChange
    number: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Read:
    """`failed` names records that can't be read for a reason that isn't theirs, as far as known."""

    asked: Sequence[Asked]
    failed: Sequence[str]
    ignored: int


def read(records: Iterable[Record], log: Log) -> Read:
    """Only what is proven unusable, a `Rejected`, is passed over."""
    asked: list[Asked] = []
    failed: list[str] = []
    ignored = 0
    for record in records:
        about = log.about(str(record.get("eventID", "")))
        try:
            change = parse(record)
            if change is not None:
                asked.append(Asked(change, sequence_number(record), about.correlation_id))
        except Rejected as error:
            about.warning("ignored", code=error.code, detail=str(error))
            ignored += 1
        except Exception as error:
            about.unforeseen(error)
            failed.append(_number(record))
    return Read(asked, failed, ignored)


def groups(asked: Iterable[Asked]) -> list[list[Asked]]:
    """Each entry's changes together, no learner twice, the entries in fair order."""
    last: dict[tuple[str, str], Asked] = {}
    for each in asked:
        known = last.get((each.change.sub, each.change.content_id))
        if known is None or known.change.sequence <= each.change.sequence:
            last[each.change.sub, each.change.content_id] = each
    turns: Counter[str] = Counter()
    entries: dict[str, list[Asked]] = {}
    rank: dict[str, int] = {}
    for (sub, content_id), each in last.items():
        rank[content_id] = min(turns[sub], rank.get(content_id, turns[sub]))
        turns[sub] += 1
        entries.setdefault(content_id, []).append(each)
    ordered = sorted(entries, key=lambda content_id: rank[content_id])
    return [part for content_id in ordered for part in _parts(entries[content_id])]


def busiest(records: Iterable[Record]) -> dict[int, int]:
    """The write units of the busiest learner of each minute in which the records were *written*.

    By when it was offered and not by when it is read, a flood shows although the reader is behind.
    Who it is, nobody is told.
    """
    minutes: dict[int, Counter[str]] = {}
    for record in records:
        try:
            minute = int(offered_at(record)) // MINUTE_SECONDS * MINUTE_SECONDS
            minutes.setdefault(minute, Counter())[partition(record)] += write_units(record)
        except (KeyError, TypeError, ValueError):
            continue  # `read` fails such a record, and says so
    return {minute: max(units.values()) for minute, units in minutes.items()}


def _parts(entry: Sequence[Asked]) -> Iterable[list[Asked]]:
    return ([*entry[at : at + MOST_TOGETHER]] for at in range(0, len(entry), MOST_TOGETHER))


def _number(record: Record) -> str:
    """Empty where there is none: Lambda then takes the whole batch as failed (developer guide,
    "Configuring partial batch response with DynamoDB")."""
    return str(record.get("dynamodb", {}).get("SequenceNumber", ""))
