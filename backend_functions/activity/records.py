"""Stream records of the learners table as typed changes.

A learner's browser may write any item with allowed attributes into its own partition, so a key
here is a claim to check, not data to trust.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from activity.comments.change import CommentChange
from activity.names.change import NameChange, typed_name
from lectern import comment_keys
from lectern.errors import JunkItem
from lectern.families import Family, Use
from lectern.keys import is_sub
from lectern.learner_items import LIKE, family_of
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

    @property
    def own(self) -> str:
        """What of the learner's it is about: of several changes in a batch the last decides."""
        return f"{LIKE.sort_key}{self.content_id}"

    @property
    def work(self) -> tuple[str, str]:
        return ("likes", self.content_id)

    def joined(self, other: "LikeChange") -> "LikeChange":
        return max(self, other, key=lambda each: each.sequence)


Change = LikeChange | CommentChange | NameChange


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


def parse(record: Mapping[str, Any]) -> Change | None:
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
        sequence=_padded(record),
    )


def _published(family: Family, record: Mapping[str, Any]) -> CommentChange:
    """Where and when it belongs is in the key; all else of the item but its text is ignored."""
    key = record["dynamodb"]["Keys"]
    claimed = comment_keys.parse(key["sk"]["S"].removeprefix(family.sort_key))
    if claimed is None:
        raise JunkItem("A comment's key names no time, entry and thread.")
    gone = record["eventName"] == "REMOVE"
    written = {} if gone else record["dynamodb"]["NewImage"].get("text", {})
    text = written.get("S")
    return CommentChange(
        sub=key["pk"]["S"],
        sk=key["sk"]["S"],
        key=claimed,
        text=text,
        new=record["eventName"] == "INSERT",
        junk=not gone and text is None,
        at=offered_at(record),
        sequence=_padded(record),
    )


def _named(_family: Family, record: Mapping[str, Any]) -> NameChange:
    return NameChange(
        sub=record["dynamodb"]["Keys"]["pk"]["S"],
        typed=typed_name(record),
        kept=record["eventName"] != "REMOVE",
        sequence=_padded(record),
    )


def _padded(record: Mapping[str, Any]) -> str:
    return sequence_number(record).zfill(SEQUENCE_DIGITS)


USES: Mapping[Use, Callable[[Family, Mapping[str, Any]], Change | None]] = {
    "ignore": _ignored,
    "count": _counted,
    "publish": _published,
    "name": _named,
}
"""What each use that a family names is done by."""
