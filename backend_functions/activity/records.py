"""Stream records of the learners table as typed changes.

A learner's browser may write any item with allowed attributes into its own partition, so a key
here is a claim to check, not data to trust.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lectern.errors import JunkItem
from lectern.keys import is_sub
from lectern.learner_items import Family, Use, family_of
from lectern.limits import WRITE_UNIT_BYTES

SEQUENCE_DIGITS = 40
"""A stream's sequence number has at most 40 digits (API reference, StreamRecord)."""


@dataclass(frozen=True, slots=True)
class LikeChange:
    """Whether, from this record on, a learner likes an entry.

    `sequence` is padded with zeros, so that text order is the order of the item's changes.
    """

    sub: str
    content_id: str
    liked: bool
    sequence: str


def sequence_number(record: Mapping[str, Any]) -> str:
    return str(record["dynamodb"]["SequenceNumber"])


def offered_at(record: Mapping[str, Any]) -> float:
    """When it was written, in seconds since the epoch (StreamRecord,
    ApproximateCreationDateTime): however late it is read."""
    return float(record["dynamodb"]["ApproximateCreationDateTime"])


def partition(record: Mapping[str, Any]) -> str:
    """Whose partition was written, of any record at all."""
    return str(record.get("dynamodb", {}).get("Keys", {}).get("pk"))


def write_units(record: Mapping[str, Any]) -> int:
    """The write's cost as its record shows it: one unit per started KiB, at least one.

    DynamoDB charges for the larger of the item before and after (developer guide, "DynamoDB read
    and write operations"); the record holds the item after. A large item must be written before it
    can be written small, so a series of writes costs at most twice what its records tell.
    """
    return max(1, -(-int(record["dynamodb"].get("SizeBytes", 0)) // WRITE_UNIT_BYTES))


def parse(record: Mapping[str, Any]) -> LikeChange | None:
    """None for items that activity ignores; raises JunkItem for items that nobody should write.

    The key alone tells whose family an item is of, and the family what becomes of it.
    """
    key = record["dynamodb"]["Keys"]
    if not is_sub(key["pk"]["S"]):
        return None
    family = family_of(key["sk"]["S"])
    if family is None:
        raise JunkItem("The sort key belongs to no family of items.")
    return USES[family.activity](family, record)


def _ignored(_family: Family, _record: Mapping[str, Any]) -> None:
    return None


def _counted(family: Family, record: Mapping[str, Any]) -> LikeChange:
    """An item under the key of an entry is a like of it, its absence is none."""
    key = record["dynamodb"]["Keys"]
    content_id = family.content_id(key["sk"]["S"])
    if content_id is None:
        raise JunkItem("A like names no content id.")
    return LikeChange(
        sub=key["pk"]["S"],
        content_id=content_id,
        liked=record["eventName"] != "REMOVE",
        sequence=sequence_number(record).zfill(SEQUENCE_DIGITS),
    )


USES: Mapping[Use, Callable[[Family, Mapping[str, Any]], LikeChange | None]] = {
    "ignore": _ignored,
    "count": _counted,
    "publish": _ignored,
}
"""What each use that a family names is done by; nothing is published yet."""
