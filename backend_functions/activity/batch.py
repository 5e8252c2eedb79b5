"""The changes in a batch of stream records: each learner's last change per entry or of their name,
in fair order.

A like put and withdrawn five times within one batch is one change: the last decides, and its
sequence number is the newest, so that redelivered earlier ones find themselves known. Learners
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

from activity.likes import MOST_TOGETHER
from activity.records import (
    Change,
    LikeChange,
    offered_at,
    parse,
    partition,
    sequence_number,
    write_units,
)
from lectern.errors import Rejected
from lectern.log import Log

MINUTE_SECONDS = 60

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
    """Pieces of work in fair order: changes of one entry, no learner twice, or one learner's name.

    Each piece stands where its foremost change stands, and whoever is behind in their turns comes
    along: that makes nobody wait.
    """
    entries: dict[str, list[_Turn]] = {}
    taken: Counter[str] = Counter()
    for place, each in enumerate(_last(asked)):
        turn = _Turn(taken[each.change.sub], place, each)
        taken[each.change.sub] += 1
        entries.setdefault(_of(each.change), []).append(turn)
    pieces = sorted(piece for entry in entries.values() for piece in _pieces(sorted(entry)))
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
    """Of each learner on each entry, and of their name, the newest, in the place of the first."""
    last: dict[tuple[str, str], Asked] = {}
    for each in asked:
        known = last.get((each.change.sub, _of(each.change)))
        if known is None or known.change.sequence <= each.change.sequence:
            last[each.change.sub, _of(each.change)] = each
    return last.values()


def _of(change: Change) -> str:
    """What is decided at once: an entry's likes together, each learner's name by itself."""
    return change.content_id if isinstance(change, LikeChange) else f"name of {change.sub}"


def _pieces(entry: Sequence[_Turn]) -> Iterable[list[_Turn]]:
    return ([*entry[at : at + MOST_TOGETHER]] for at in range(0, len(entry), MOST_TOGETHER))


def _number(record: Record) -> str:
    """Empty where there is none: Lambda then takes the whole batch as failed (developer guide,
    "Configuring partial batch response with DynamoDB")."""
    return str(record.get("dynamodb", {}).get("SequenceNumber", ""))
