"""The changes in a batch of stream records: one of each of a learner's items, in fair order.

A like put and withdrawn five times within one batch is one change: the last decides, and its
sequence number is the newest, so that redelivered earlier ones find themselves known. A comment's
change remembers the earlier ones. Learners
take turns: first everybody's first change, then everybody's second. The bound: before a learner's
nth change is begun, at most n pieces of work of each other learner of the batch are begun, however
many these wrote. Nothing is left out.

Decided: no learner's share of a batch is cut off. A function can only name records that Lambda is
to deliver again, and Lambda comes back from the earliest of them on before it reads further
(developer guide, "Configuring partial batch response with DynamoDB"). So what is cut off is waited
for by all who stand behind it in the shard, exactly as before, and so are the redelivered records;
nobody's change is begun earlier, and each return uses up one of the tries after which Lambda gives
records up. `test_shares.py` shows both.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from activity import likes
from activity.comments import publishing
from activity.comments.change import CommentChange
from activity.records import Change, offered_at, parse, partition, sequence_number, write_units
from lectern.errors import Rejected
from lectern.log import Log

MINUTE_SECONDS = 60
MOST_TOGETHER = {
    "likes": likes.MOST_TOGETHER,
    "comments": publishing.MOST_TOGETHER,
    "replies": publishing.MOST_TOGETHER,
}

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A change, with its record's name for Lambda and for the log."""

    change: Change
    number: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Read:
    """`failed` names records whose failure may not be their own fault."""

    asked: Sequence[Asked]
    failed: Sequence[str]
    ignored: int


def read(records: Iterable[Record], log: Log) -> Read:
    """Skips only records that are proven unusable (`Rejected`)."""
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
    """Pieces of work in fair order: changes of one kind of one entry, no item twice.

    Each piece stands where its foremost change stands, and whoever is behind in their turns comes
    along: that makes nobody wait.
    """
    work: dict[tuple[str, str], list[_Turn]] = {}
    taken: Counter[str] = Counter()
    for place, each in enumerate(_last(asked)):
        turn = _Turn(taken[each.change.sub], place, each)
        taken[each.change.sub] += 1
        work.setdefault(each.change.work, []).append(turn)
    pieces = sorted(
        piece for (kind, _), turns in work.items() for piece in _pieces(kind, sorted(turns))
    )
    return [[turn.asked for turn in piece] for piece in pieces]


def busiest(records: Iterable[Record]) -> dict[int, int]:
    """The write units of the busiest learner of each minute in which the records were *written*.

    By when it was offered and not by when it is read, a flood shows although the reader is behind.
    Nobody learns who it is.
    """
    minutes: dict[int, Counter[str]] = {}
    for record in records:
        try:
            minute = int(offered_at(record)) // MINUTE_SECONDS * MINUTE_SECONDS
            minutes.setdefault(minute, Counter())[partition(record)] += write_units(record)
        except (KeyError, TypeError, ValueError):
            continue  # `read` fails such a record, and says so
    return {minute: max(units.values()) for minute, units in minutes.items()}


@dataclass(frozen=True, slots=True, order=True)
class _Turn:
    """The how manieth change of its learner this is, from 0; `place` is the batch's order."""

    turn: int
    place: int
    asked: Asked = field(compare=False)


def _last(asked: Iterable[Asked]) -> Iterable[Asked]:
    """Of each learner's each item one change, in the place of the first."""
    last: dict[tuple[str, str], Asked] = {}
    for each in asked:
        mark = (each.change.sub, each.change.own)
        last[mark] = _joined(last[mark], each) if mark in last else each
    return last.values()


def _joined(known: Asked, each: Asked) -> Asked:
    """Where a comment's change fails, Lambda must deliver the first of them again; of a like the
    last is enough."""
    joined = each.change.joined(known.change)  # type: ignore[arg-type]  # both of one item
    newest = each if joined.sequence == each.change.sequence else known
    first = known if isinstance(joined, CommentChange) else newest
    return Asked(joined, first.number, newest.event_id)


def _pieces(kind: str, turns: Sequence[_Turn]) -> Iterable[list[_Turn]]:
    most = MOST_TOGETHER[kind]
    return ([*turns[at : at + most]] for at in range(0, len(turns), most))


def _number(record: Record) -> str:
    """Empty where there is none: Lambda then takes the whole batch as failed (developer guide,
    "Configuring partial batch response with DynamoDB")."""
    return str(record.get("dynamodb", {}).get("SequenceNumber", ""))
