"""Applies a change to the content table in one transaction, which no older change can undo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from cms_ingest.items import Trace, Values
from cms_ingest.plan import Plan, Seen, is_stale, plan
from lectern import keys
from lectern.content import Change
from lectern.dynamodb import Condition, Table
from lectern.errors import Contended
from lectern.limits import TOMBSTONE_DAYS

ATTEMPTS = 6
DAY_SECONDS = 24 * 60 * 60

Outcome = Literal["written", "stale"]


@dataclass(frozen=True, slots=True)
class Store:
    """`now` in seconds since the epoch; `pause(attempt)` waits before attempt + 1."""

    table: Table
    now: Callable[[], float]
    pause: Callable[[int], None]


def apply(store: Store, change: Change, trace: Trace) -> Outcome:
    """Raises TooLarge, Contended when others kept winning, or StoreUnavailable."""
    content_id = change.identity.content_id
    expires_at = int(store.now()) + TOMBSTONE_DAYS * DAY_SECONDS
    for attempt in range(ATTEMPTS):
        seen = store.table.get(keys.entry(content_id))
        if is_stale(seen, change):
            return "stale"
        try:
            store.table.transact(
                _operations(store.table, seen, plan(seen, change, trace, expires_at))
            )
        except Contended:
            store.pause(attempt)
        else:
            return "written"
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def _operations(table: Table, seen: Seen, planned: Plan) -> list[dict[str, Any]]:
    entry = planned.entry
    return [
        table.put(entry, _unchanged_since(seen)),
        *(table.put(row) for row in planned.rows),
        *(table.delete(key) for key in planned.unlisted),
        table.update(keys.stats(entry["contentId"]), *_statistics(entry)),
    ]


def _statistics(entry: Values) -> tuple[str, Values, dict[str, str]]:
    """STATS shows readers a new version cheaply, and shows search what is published."""
    expression = (
        "SET entryVersion = :version, #status = :status, likes = if_not_exists(likes, :zero)"
    )
    values = {":version": entry["version"], ":status": entry["status"], ":zero": 0}
    return expression, values, {"#status": "status"}


def _unchanged_since(seen: Seen) -> Condition:
    """The entry must still be the one that was read.

    `version < :new` alone would hold after another writer moved the listing rows meanwhile, and
    their keys, which this plan doesn't know, would stay behind.
    """
    if seen is None:
        return Condition("attribute_not_exists(pk)", {}, {})
    return Condition(
        "version = :version AND #status = :status",
        {"#status": "status"},
        {":version": seen["version"], ":status": seen["status"]},
    )
