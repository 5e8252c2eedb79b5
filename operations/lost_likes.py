"""Likes whose stream records are gone: compares learners' items with the markers.

A difference means that a change of that like was lost or is still on its way. The function gets a
record of the learner's present item, with the sequence number just above the marker's, or zero
without a marker. This record overtakes no other: the marker is read before the item, so the change
that made them differ was written before the item was read, and its number isn't lower than the
record's; every later change has a higher number. A change on its way is then already known, or has
the same result again. Numbers of other shards are never used, because they can't be compared.

A like of an unpublished entry has no marker and needs none. A withdrawal by a learner without any
item can't be found, because an author id can't be reversed.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lectern import keys
from lectern.author import author_id
from lectern.learner_items import LIKE
from lectern.statuses import PUBLISHED
from lectern.wire import from_wire, to_wire

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

Item = dict[str, Any]
Record = dict[str, Any]
Marker = Item | None


@dataclass(frozen=True)
class Lost:
    """`author_key` is the key of the author ids."""

    client: "DynamoDBClient"
    learners: str
    content: str
    author_key: str
    _statuses: dict[str, str] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """One record for each like that differs from its marker."""
        people: dict[str, str] = {}
        for item in self._all(self.learners):
            sub, sk = item["pk"], item["sk"]
            if not keys.is_sub(sub):
                continue
            people[author_id(self.author_key, sub)] = sub
            if LIKE.begins(sk):
                yield from self._differing(sub, sk.removeprefix(LIKE.sort_key))
        yield from self._withdrawn(people)

    def _withdrawn(self, people: dict[str, str]) -> Iterator[Record]:
        for marker in self._all(self.content):
            if marker["pk"].startswith(keys.LIKES_PREFIX) and marker["sk"] in people:
                content_id = marker["pk"].removeprefix(keys.LIKES_PREFIX)
                yield from self._differing(people[marker["sk"]], content_id, liked=False)

    def _differing(self, sub: str, content_id: str, liked: bool = True) -> Iterator[Record]:
        """The marker first, then the item: see above."""
        marker = self._get(self.content, keys.liker(content_id, author_id(self.author_key, sub)))
        if (marker is not None and bool(marker["liked"])) == liked:
            return
        held = self._get(self.learners, LIKE.key(sub, content_id)) is not None
        if held == liked and (not liked or self._published(content_id)):
            yield _made(sub, content_id, liked, marker)

    def _published(self, content_id: str) -> bool:
        if content_id not in self._statuses:
            stats = self._get(self.content, keys.stats(content_id)) or {}
            self._statuses[content_id] = str(stats.get("status"))
        return self._statuses[content_id] == PUBLISHED

    def _get(self, table: str, key: keys.Key) -> Marker:
        answer = self.client.get_item(
            TableName=table, Key=to_wire(key._asdict()), ConsistentRead=True
        )
        return from_wire(answer["Item"]) if "Item" in answer else None

    def _all(self, table: str) -> Iterator[Item]:
        """Every key of a table."""
        pages = self.client.get_paginator("scan").paginate(
            TableName=table, ProjectionExpression="pk, sk"
        )
        for page in pages:
            yield from map(from_wire, page["Items"])


def of(client: Callable[[str], Any], environment: str) -> Lost:
    """The comparison between the tables of an Amplify environment."""
    named = f"lectern/{environment}/author"
    secret = client("secretsmanager").get_secret_value(SecretId=named)["SecretString"]
    return Lost(
        client("dynamodb"),
        f"lectern-learners-{environment}",
        f"lectern-content-{environment}",
        json.loads(secret)["key"],
    )


def _made(sub: str, content_id: str, liked: bool, marker: Marker) -> Record:
    key = to_wire(LIKE.key(sub, content_id)._asdict())
    sequence = "0" if marker is None else str(int(marker["sequence"]) + 1)
    return {
        "eventID": f"made-good-{content_id}",
        "eventName": "INSERT" if liked else "REMOVE",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "dynamodb": {
            "ApproximateCreationDateTime": int(time.time()),
            "Keys": key,
            "SequenceNumber": sequence,
            "SizeBytes": 0,
            "StreamViewType": "NEW_IMAGE",
        },
    }
