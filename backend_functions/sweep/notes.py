"""The notes that one run keeps for the next, in a partition of the learners table that only the
sweep may write: the position in the round, and the accounts missing from the user pool.

`STATE` is one item, always written whole: a cursor and the start of its round. If two runs overlap,
the later write wins and is true: all partitions before its cursor were checked since that start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern import keys
from lectern.dynamodb import Table
from lectern.wire import from_wire, to_wire

_NAMES = {
    "ProjectionExpression": "sk, #cursor, startedAt, seenAt, triedAt, userPool",
    "ExpressionAttributeNames": {"#cursor": "cursor"},
    "Select": "SPECIFIC_ATTRIBUTES",
}


@dataclass(frozen=True, slots=True)
class Round:
    """`cursor` is the last partition that was looked at, "" before the first; `started_at` in
    seconds since the epoch, 0 when the next run begins a round."""

    cursor: str = ""
    started_at: int = 0
    user_pool_id: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """An account missing from the user pool since `seen_at`, last tried at `tried_at`."""

    seen_at: int
    tried_at: int


@dataclass(frozen=True, slots=True)
class Notes:
    table: Table

    def read(self) -> tuple[Round, Mapping[str, Suspect]]:
        """The round, and who was missing: as many as one answer holds, which is thousands.

        Raises StoreUnavailable, as all of these do.
        """
        answer = self.table.ask(
            "query",
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues=to_wire({":pk": keys.SWEEP}),
            ConsistentRead=True,
            **_NAMES,
        )
        items = {str(item["sk"]): item for item in map(from_wire, answer["Items"])}
        found = items.pop(keys.sweep_state().sk, {})
        at = Round(
            str(found.get("cursor", "")),
            int(found.get("startedAt", 0)),
            str(found.get("userPool", "")),
        )
        suspects = {
            sk.removeprefix(keys.SUSPECT_PREFIX): Suspect(int(it["seenAt"]), int(it["triedAt"]))
            for sk, it in items.items()
        }
        return at, suspects

    def write(self, now: Round) -> None:
        told = {"cursor": now.cursor, "startedAt": now.started_at, "userPool": now.user_pool_id}
        self._put({**keys.sweep_state()._asdict(), **told})

    def suspect(self, sub: str, found: Suspect) -> None:
        times = {"seenAt": found.seen_at, "triedAt": found.tried_at}
        self._put({**keys.suspect(sub)._asdict(), **times})

    def forget(self, sub: str) -> None:
        self.table.ask("delete_item", Key=to_wire(keys.suspect(sub)._asdict()))

    def _put(self, item: dict[str, Any]) -> None:
        self.table.ask("put_item", Item=to_wire(item))
