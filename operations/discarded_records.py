"""Stream records that Lambda discarded: their position, and the records while they still exist.

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
"""A shard with records may also return empty pages; an open shard returns them without end (API
reference, GetRecords)."""

Record = Mapping[str, Any]


class NotUnderstood(Exception):
    """The message isn't Lambda's message about this table's stream."""


@dataclass(frozen=True)
class Batch:
    """Sequence numbers are integers here, because AWS gives them no fixed width."""

    stream: str
    shard: str
    first: int
    last: int
    size: int


def batch(body: str, table: str) -> Batch:
    """Raises NotUnderstood. The function never gets records of another table."""
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
        """The batch's records that still exist, in order, in Lambda's event form."""
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
        """Starts at the first record, or at the oldest one if the first was trimmed."""
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
    """The record in Lambda's form: with the stream's ARN, times in seconds, bytes in base64 (Lambda
    developer guide, "Using AWS Lambda with DynamoDB", example event)."""
    return {**json.loads(json.dumps(record, default=_plain)), "eventSourceARN": stream}


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"a record holds a {type(value).__name__}")
