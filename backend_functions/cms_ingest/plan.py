"""Decides what a change writes, from the entry as it was last seen. Pure: no table, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cms_ingest import items
from cms_ingest.items import Trace, Values
from lectern.content import Change, Deleted, Published, Unpublished
from lectern.errors import TooLarge
from lectern.keys import Key
from lectern.limits import ENTRY_BYTES
from lectern.statuses import DELETED, PUBLISHED, UNPUBLISHED
from lectern.wire import item_bytes

Seen = Mapping[str, Any] | None
"""ENTRY as it was read, or None when there was none."""

_RANK = {PUBLISHED: 0, UNPUBLISHED: 1, DELETED: 2}


@dataclass(frozen=True, slots=True)
class Plan:
    """ENTRY and listing rows to put, listing rows to delete, all in one transaction."""

    entry: Values
    rows: list[Values]
    unlisted: list[Key]


def is_stale(seen: Seen, change: Change) -> bool:
    """Whether the table already holds this change or a newer one.

    Among equal versions a deletion wins over an unpublishing, and that over a publishing.
    """
    if seen is None:
        return False
    newest = (seen["version"], _RANK[seen["status"]])
    return (change.version, _RANK[_status(change)]) <= newest


def plan(seen: Seen, change: Change, trace: Trace, expires_at: int) -> Plan:
    """The writes of a change that isn't stale. `expires_at`: when a tombstone expires (epoch)."""
    if isinstance(change, Published):
        entry = items.entry_item(change.content, change.version, trace)
        rows = items.listing_rows(change.content, change.version)
    else:
        entry, rows = items.tombstone(change, expires_at, trace), []
    if item_bytes(entry) > ENTRY_BYTES:
        raise TooLarge(f"The entry has more than {ENTRY_BYTES} bytes.")
    kept = {_key(row) for row in rows}
    return Plan(entry, rows, [key for key in _listed(seen) if key not in kept])


def _status(change: Change) -> str:
    match change:
        case Published():
            return PUBLISHED
        case Unpublished():
            return UNPUBLISHED
        case Deleted():
            return DELETED


def _listed(seen: Seen) -> list[Key]:
    return [] if seen is None else [_key(row) for row in seen.get("listedAt", [])]


def _key(row: Mapping[str, Any]) -> Key:
    return Key(row["pk"], row["sk"])
