"""What Lambda gave up of a stream: where it is, and the records themselves while they live.

AWS Lambda, "Retain discarded records for a DynamoDB event source": the message holds the shard and
the first and last sequence number of the batch, not the records. DynamoDB Streams keeps a record
for 24 hours; what is older is trimmed.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types_boto3_dynamodbstreams import DynamoDBStreamsClient

MOST_PAGES = 1_000
MOST_EMPTY = 20
"""Pages without records come in a shard that has some, and without end in one that is open (API
reference, GetRecords)."""

Record = Mapping[str, Any]


class NotUnderstood(Exception):
    """The message isn't one of Lambda's about the stream of this table."""


@dataclass(frozen=True)
class Batch:
    """Sequence numbers are numbers here: they have no fixed width on AWS."""

    stream: str
    shard: str
    first: int
    last: int
    size: int


def batch(body: str, table: str) -> Batch:
    """Raises NotUnderstood; records of another table are never given to the function."""
    try:
        told = json.loads(body)["DDBStreamBatchInfo"]
        found = Batch(
            str(told["streamArn"]),
            str(told["shardId"]),
            int(told["startSequenceNumber"]),
            int(told["endSequenceNumber"]),
            int(told["batchSize"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NotUnderstood(f"it isn't what Lambda writes ({error!r})") from error
    if f":table/{table}/stream/" not in found.stream:
        raise NotUnderstood(f"it is about {found.stream}, not about {table}")
    return found


@dataclass(frozen=True)
class Stream:
    client: "DynamoDBStreamsClient"

    def records(self, wanted: Batch) -> list[dict[str, Any]]:
        """Those of the batch that still live, in order, as Lambda gives them to a function."""
        found: list[dict[str, Any]] = []
        try:
            for record in self._from(wanted):
                number = int(record["dynamodb"]["SequenceNumber"])
                if wanted.first <= number <= wanted.last:
                    found.append(event_record(record, wanted.stream))
                if number >= wanted.last:
                    break
        except (
            self.client.exceptions.TrimmedDataAccessException,
            self.client.exceptions.ResourceNotFoundException,
        ):
            return found  # trimmed meanwhile, or the whole shard or stream is gone
        return found

    def _from(self, wanted: Batch) -> Iterator[Record]:
        iterator, empty = self._iterator(wanted), 0
        for _ in range(MOST_PAGES):
            page: Any = self.client.get_records(ShardIterator=iterator)
            yield from page["Records"]
            iterator = page.get("NextShardIterator")
            empty = 0 if page["Records"] else empty + 1
            if iterator is None or empty == MOST_EMPTY:
                return

    def _iterator(self, wanted: Batch) -> str:
        """From the first record, or from the oldest that lives where the first is trimmed."""
        try:
            found = self.client.get_shard_iterator(
                StreamArn=wanted.stream,
                ShardId=wanted.shard,
                ShardIteratorType="AT_SEQUENCE_NUMBER",
                SequenceNumber=str(wanted.first),
            )
        except self.client.exceptions.TrimmedDataAccessException:
            found = self.client.get_shard_iterator(
                StreamArn=wanted.stream, ShardId=wanted.shard, ShardIteratorType="TRIM_HORIZON"
            )
        return found["ShardIterator"]


def event_record(record: Record, stream: str) -> dict[str, Any]:
    """Lambda's form of a record: with the stream's name, times as seconds, bytes as base64 (Lambda
    developer guide, "Using AWS Lambda with DynamoDB", example event)."""
    return {**json.loads(json.dumps(record, default=_plain)), "eventSourceARN": stream}


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"a record holds a {type(value).__name__}")
