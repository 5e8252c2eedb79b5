"""Recounts likes: compares each counter with the markers that it must equal, and repairs it.

Likes go on meanwhile. Every change of a counter raises `likeChanges` beside it, in the transaction
that changes the marker: a repair is written only if that is what it was before the markers were
counted, so what was counted was all there at one moment. Whoever likes in between is counted again
with the rest, a few times; a counter that never rests is left, and named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lectern import keys
from lectern.wire import from_wire, to_wire

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

ATTEMPTS = 5
_UNMOVED = "likeChanges = :seen"
_NEVER_MOVED = "attribute_not_exists(likeChanges) AND attribute_exists(pk)"
_SET = "SET likes = :likes ADD likeChanges :one"


@dataclass(frozen=True)
class Found:
    """A counter that isn't what its markers say; `repaired` when it was set right."""

    content_id: str
    counter: int
    markers: int
    repaired: bool


@dataclass(frozen=True)
class Recount:
    client: "DynamoDBClient"
    table: str

    def run(self, repair: bool) -> Iterator[Found]:
        """Every counter that is wrong; nothing is changed without `repair`."""
        for content_id in self._counted():
            found = self._one(content_id, repair)
            if found is not None:
                yield found

    def _one(self, content_id: str, repair: bool) -> Found | None:
        found = None
        for _ in range(ATTEMPTS):
            stats = self._stats(content_id)
            counter, markers = int(stats.get("likes", 0)), self._markers(content_id)
            if counter == markers:
                return None
            found = Found(content_id, counter, markers, False)
            moved = self._stats(content_id).get("likeChanges") != stats.get("likeChanges")
            if not moved and not repair:
                return found
            if not moved and self._written(content_id, markers, stats.get("likeChanges")):
                return Found(content_id, counter, markers, True)
        return found

    def _written(self, content_id: str, markers: int, seen: int | None) -> bool:
        values: dict[str, Any] = {":likes": markers, ":one": 1}
        if seen is not None:
            values[":seen"] = seen
        try:
            self.client.update_item(
                TableName=self.table,
                Key=to_wire(keys.stats(content_id)._asdict()),
                UpdateExpression=_SET,
                ConditionExpression=_NEVER_MOVED if seen is None else _UNMOVED,
                ExpressionAttributeValues=to_wire(values),
            )
        except self.client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _stats(self, content_id: str) -> dict[str, Any]:
        answer = self.client.get_item(
            TableName=self.table,
            Key=to_wire(keys.stats(content_id)._asdict()),
            ConsistentRead=True,
        )
        return from_wire(answer.get("Item", {}))

    def _markers(self, content_id: str) -> int:
        """How many say `liked`, page by page: no answer holds more than 1 MB."""
        pages = self.client.get_paginator("query").paginate(
            TableName=self.table,
            ConsistentRead=True,
            Select="COUNT",
            KeyConditionExpression="pk = :pk",
            FilterExpression="liked = :yes",
            ExpressionAttributeValues=to_wire({":pk": keys.liker(content_id, "").pk, ":yes": True}),
        )
        return sum(page["Count"] for page in pages)

    def _counted(self) -> Iterator[str]:
        """The ids of all entries that have a counter."""
        pages = self.client.get_paginator("scan").paginate(
            TableName=self.table,
            ProjectionExpression="pk",
            FilterExpression="sk = :stats",
            ExpressionAttributeValues=to_wire({":stats": keys.STATS}),
        )
        for page in pages:
            for item in page["Items"]:
                yield str(item["pk"]["S"]).removeprefix(keys.CONTENT_PREFIX)


def said(found: list[Found], repair: bool) -> str:
    """In words for an operator; every line names an entry, none a learner."""
    lines = [
        f"{each.content_id}: the counter says {each.counter}, {each.markers} like it"
        f"{'' if not repair else ', repaired' if each.repaired else ', it kept moving: run again'}"
        for each in found
    ]
    if not found:
        return "Every counter equals its likes."
    return "\n".join([*lines, *([] if repair else ["Nothing was changed: that takes REPAIR=1."])])
