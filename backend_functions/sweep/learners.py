"""The learners table as the sweep sees it: keys, never what a learner wrote.

Between pages it skips the rest of a partition: the start key has the largest possible sort key. So
a person with a million items takes one step, like everybody else (AWS Database Blog, "Generate a
distinct set of partition keys for an Amazon DynamoDB table efficiently").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lectern.dynamodb import Table
from lectern.keys import Key
from lectern.wire import from_wire, to_wire

PAGE_ITEMS = 100
LAST_SORT_KEY = "\U0010ffff" * 256
"""The last character, filled up to 1024 bytes, the maximum of a sort key (DynamoDB quotas)."""

_KEYS = {"ProjectionExpression": "pk, sk", "Select": "SPECIFIC_ATTRIBUTES"}


@dataclass(frozen=True, slots=True)
class Page:
    """Partition keys, each once; `last` is true for the last page."""

    partitions: Sequence[str]
    last: bool


@dataclass(frozen=True, slots=True)
class Learners:
    table: Table

    def page(self, after: str) -> Page:
        """The partitions that come after that one; from the beginning on for "".

        Raises StoreUnavailable, as all of these do.
        """
        start: dict[str, Any] = {}
        if after:
            start["ExclusiveStartKey"] = to_wire({"pk": after, "sk": LAST_SORT_KEY})
        answer = self.table.ask("scan", Limit=PAGE_ITEMS, **_KEYS, **start)
        found = dict.fromkeys(str(from_wire(item)["pk"]) for item in answer["Items"])
        return Page([*found], "LastEvaluatedKey" not in answer)

    def keys_of(self, pk: str, prefix: str, most: int) -> list[Key]:
        """As of now, at most `most` keys of a partition, whose sort keys begin with `prefix`."""
        begins = " AND begins_with(sk, :prefix)" if prefix else ""
        values = {":pk": pk} | ({":prefix": prefix} if prefix else {})
        answer = self.table.ask(
            "query",
            KeyConditionExpression=f"pk = :pk{begins}",
            ExpressionAttributeValues=to_wire(values),
            ConsistentRead=True,
            Limit=most,
            **_KEYS,
        )
        return [Key(**from_wire(item)) for item in answer["Items"]]

    def delete(self, key: Key) -> None:
        """A second call changes nothing more."""
        self.table.ask("delete_item", Key=to_wire(key._asdict()))
