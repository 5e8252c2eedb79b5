"""A failures queue, a stream and a function as AWS documents them, with one shard."""

import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError

LEARNER = "11111111-2222-3333-4444-555555555555"
PLACE = "eu-west-1:123456789012"
STREAM = f"arn:aws:dynamodb:{PLACE}:table/lectern-learners-unit/stream/2026-11-26T09:00:00.000"
SHARD = "shardId-00000001573689847184-864758bb"
BASE = 800000000003126276000
NOW = 1_800_000_000.0


class Trimmed(ClientError):
    def __init__(self) -> None:
        super().__init__({"Error": {"Code": "TrimmedDataAccessException"}}, "GetShardIterator")


class NotFound(ClientError):
    def __init__(self) -> None:
        super().__init__({"Error": {"Code": "ResourceNotFoundException"}}, "GetShardIterator")


EXCEPTIONS = SimpleNamespace(TrimmedDataAccessException=Trimmed, ResourceNotFoundException=NotFound)


def message(first: int, last: int, size: int | None = None, **changed: Any) -> str:
    """Lambda developer guide, "Retain discarded records for a DynamoDB event source"."""
    told = {
        "shardId": SHARD,
        "startSequenceNumber": str(BASE + first),
        "endSequenceNumber": str(BASE + last),
        "approximateArrivalOfFirstRecord": "2026-11-27T08:13:19Z",
        "approximateArrivalOfLastRecord": "2026-11-27T08:13:19Z",
        "batchSize": last - first + 1 if size is None else size,
        "streamArn": STREAM,
    }
    return json.dumps(
        {
            "requestContext": {
                "requestId": "316aa6d0-8154-4f4c-9af7-85d5f4a6bc81",
                "functionArn": f"arn:aws:lambda:{PLACE}:function:lectern-activity-unit",
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": 11,
            },
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST"},
            "version": "1.0",
            "timestamp": "2026-11-27T08:13:49.717Z",
            "DDBStreamBatchInfo": told | changed,
        }
    )


def record(number: int, size: int = 100) -> dict[str, Any]:
    """As botocore gives one of GetRecords: times are datetimes, bytes are bytes."""
    key = {"pk": {"S": LEARNER}, "sk": {"S": f"LIKE#wagtail-{number}"}}
    return {
        "eventID": f"event-{number}",
        "eventName": "INSERT",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-west-1",
        "dynamodb": {
            "ApproximateCreationDateTime": datetime(2026, 11, 27, 8, 13, 19, tzinfo=UTC),
            "Keys": key,
            "NewImage": {**key, "junk": {"B": b"x" * size}},
            "SequenceNumber": str(BASE + number),
            "SizeBytes": size,
            "StreamViewType": "NEW_IMAGE",
        },
    }


@dataclass
class Streams:
    """One open shard that holds `live` records; `page` at a time, an empty page before each."""

    live: list[dict[str, Any]]
    page: int = 2
    exceptions: Any = field(default_factory=lambda: EXCEPTIONS)
    calls: int = 0

    def get_shard_iterator(self, **asked: Any) -> dict[str, str]:
        if (asked["StreamArn"], asked["ShardId"]) != (STREAM, SHARD):
            raise NotFound
        numbers = [each["dynamodb"]["SequenceNumber"] for each in self.live]
        if asked["ShardIteratorType"] == "TRIM_HORIZON":
            return {"ShardIterator": "0 empty"}
        if asked["SequenceNumber"] not in numbers:
            raise Trimmed
        return {"ShardIterator": f"{numbers.index(asked['SequenceNumber'])} empty"}

    def get_records(self, ShardIterator: str) -> dict[str, Any]:  # noqa: N803 - as AWS names it
        self.calls += 1
        at, _, empty = ShardIterator.partition(" ")
        if empty:
            return {"Records": [], "NextShardIterator": at}
        end = int(at) + self.page
        return {"Records": self.live[int(at) : end], "NextShardIterator": f"{end} empty"}


@dataclass
class Queue:
    """A received message is nobody's until it is freed or deleted. `sent_at` in seconds."""

    bodies: dict[str, str]
    sent_at: float = NOW - 60
    hidden: set[str] = field(default_factory=set)

    def receive_message(self, **asked: Any) -> dict[str, Any]:
        found = [each for each in self.bodies if each not in self.hidden]
        found = found[: asked["MaxNumberOfMessages"]]
        self.hidden.update(found)
        sent = {"SentTimestamp": str(int(self.sent_at * 1000))}
        messages = [
            {"MessageId": m, "ReceiptHandle": m, "Body": self.bodies[m], "Attributes": sent}
            for m in found
        ]
        return {"Messages": messages} if messages else {}

    def delete_message(self, **asked: str) -> None:
        del self.bodies[asked["ReceiptHandle"]]

    def change_message_visibility(self, **asked: Any) -> None:
        assert asked["VisibilityTimeout"] == 0
        self.hidden.discard(asked["ReceiptHandle"])


@dataclass
class Lambda:
    """Answers `answer`, or what a function that fails the records `failing` would."""

    failing: tuple[int, ...] = ()
    answer: bytes | None = None
    error: str | None = None
    given: list[list[int]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)

    def invoke(self, **asked: Any) -> dict[str, Any]:
        """Synchronously, as it does where no InvocationType is given (API reference, Invoke)."""
        assert set(asked) == {"FunctionName", "Payload"}
        assert len(asked["Payload"]) < 6_000_000
        event = json.loads(asked["Payload"])
        self.events.append(event)
        numbers = [int(each["dynamodb"]["SequenceNumber"]) - BASE for each in event["Records"]]
        self.given.append(numbers)
        failed = [{"itemIdentifier": str(BASE + n)} for n in numbers if n in self.failing]
        text = self.answer or json.dumps({"batchItemFailures": failed}).encode()
        told = {"StatusCode": 200, "Payload": io.BytesIO(text)}
        return told | ({"FunctionError": self.error} if self.error else {})
