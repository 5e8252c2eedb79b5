"""Likes whose stream records are gone: what learners hold is compared with the markers.

A difference means that a change of that like was lost or is on its way. The function is given a
record of what the learner holds now, with the sequence number just above the marker's, or zero
where there is no marker. That overtakes nothing: the marker is read before the item, so what made
them differ was written before the item was read, and is numbered no lower than the made record;
whatever the learner does later is numbered higher still. What is on its way finds itself known, or
decides anew to the same end. Numbers of other shards are never used: they can't be compared.

A like of what isn't published has no marker either, and none is due. A withdrawal of somebody of
whom no item at all is left can't be found: an author id can't be turned back.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lectern import keys
from lectern.author import author_id
from lectern.wire import from_wire, to_wire

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

Item = dict[str, Any]
Record = dict[str, Any]
Marker = Item | None


@dataclass(frozen=True)
class Lost:
    """`author_key` is what author ids are made with."""

    client: "DynamoDBClient"
    learners: str
    content: str
    author_key: str
    _statuses: dict[str, str] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """One for each like that its marker doesn't agree with."""
        people: dict[str, str] = {}
        for item in self._all(self.learners):
            sub, sk = item["pk"], item["sk"]
            if not keys.is_sub(sub):
                continue
            people[author_id(self.author_key, sub)] = sub
            if sk.startswith(keys.LIKE_PREFIX):
                yield from self._differing(sub, sk.removeprefix(keys.LIKE_PREFIX))
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
        held = self._get(self.learners, keys.like(sub, content_id)) is not None
        if held == liked and (not liked or self._published(content_id)):
            yield _made(sub, content_id, liked, marker)

    def _published(self, content_id: str) -> bool:
        if content_id not in self._statuses:
            stats = self._get(self.content, keys.stats(content_id)) or {}
            self._statuses[content_id] = str(stats.get("status"))
        return self._statuses[content_id] == "published"

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
    """Between the tables of an Amplify environment."""
    named = f"lectern/{environment}/author"
    secret = client("secretsmanager").get_secret_value(SecretId=named)["SecretString"]
    return Lost(
        client("dynamodb"),
        f"lectern-learners-{environment}",
        f"lectern-content-{environment}",
        json.loads(secret)["key"],
    )


def _made(sub: str, content_id: str, liked: bool, marker: Marker) -> Record:
    key = to_wire(keys.like(sub, content_id)._asdict())
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
