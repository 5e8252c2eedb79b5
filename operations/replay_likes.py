"""Gives the activity function again what Lambda gave up of the learners' stream.

Each message of the failures queue leaves it only once the function has named no failure among
exactly its records. The function knows what it has dealt with, so a replay done twice changes
nothing more, and an old record overtakes no newer one. Without `act` nothing is changed.

With `lost`, the records that make good what is gone come first; then a message about gone records
has nothing left to say, and leaves the queue too.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from operations import lost_likes
from operations.given_up import Batch, NotUnderstood, Stream, batch

if TYPE_CHECKING:
    from types_boto3_lambda import LambdaClient
    from types_boto3_sqs import SQSClient

HELD_SECONDS = 300
"""How long a message that was received is nobody else's: longer than the function has for ten."""
MOST_MESSAGES = 1_000
WAIT_SECONDS = 1
"""A receive that waits asks all of a queue's servers (SQS developer guide, "Long polling")."""
MOST_BYTES = 4_000_000
"""Of the 6 MB that an invocation takes, with room for how a request is written."""
MOST_RECORDS = 100

DONE, WOULD, GONE, FAILED, UNKNOWN = "replayed", "would", "gone", "failed", "unknown"
MADE_GOOD, WOULD_MAKE_GOOD = "made good", "would make good"
SETTLED = {DONE, MADE_GOOD}


@dataclass(frozen=True)
class Told:
    """What became of one message or of what is lost, and how many records it is about."""

    what: str
    records: int = 0
    gone: int = 0
    why: str = ""


@dataclass(frozen=True)
class Replay:
    sqs: "SQSClient"
    queue_url: str
    stream: Stream
    function: "Function"
    table: str
    lost: Callable[[], Iterable[dict[str, Any]]] | None = None
    now: Callable[[], float] = time.time
    _kept: list[str] = field(default_factory=list)

    def run(self, act: bool) -> Iterator[Told]:
        """One line a message that was there at the beginning; each that stays is free again."""
        begun, seen, good = self.now(), set[str](), False
        if self.lost is not None:
            told = self._made_good([*self.lost()], act)
            good = told.what == MADE_GOOD
            yield told
        try:
            while len(seen) < MOST_MESSAGES:
                new = [each for each in self._received() if each["MessageId"] not in seen]
                if not new:
                    return
                for message in new:
                    seen.add(message["MessageId"])
                    if int(message["Attributes"]["SentTimestamp"]) <= begun * 1000:
                        yield self._one(message, act, good)
        finally:
            self._free()

    def _received(self) -> Sequence[Any]:
        messages = self.sqs.receive_message(
            QueueUrl=self.queue_url,
            MaxNumberOfMessages=10,
            VisibilityTimeout=HELD_SECONDS,
            WaitTimeSeconds=WAIT_SECONDS,
            MessageSystemAttributeNames=["SentTimestamp"],
        ).get("Messages", [])
        self._kept.extend(each["ReceiptHandle"] for each in messages)
        return messages

    def _made_good(self, records: Sequence[dict[str, Any]], act: bool) -> Told:
        if not act:
            return Told(WOULD_MAKE_GOOD, len(records))
        failed = self.function.failures(records)
        return Told(FAILED if failed else MADE_GOOD, len(records), why=failed)

    def _one(self, message: Any, act: bool, good: bool) -> Told:
        try:
            wanted = batch(message["Body"], self.table)
            told = self._replayed(wanted, act, good)
        except NotUnderstood as error:
            return Told(UNKNOWN, why=f"message {message['MessageId']}: {error}")
        except (BotoCoreError, ClientError) as error:
            return Told(FAILED, why=f"message {message['MessageId']}: {error}")
        if told.what == DONE:
            receipt = message["ReceiptHandle"]
            self.sqs.delete_message(QueueUrl=self.queue_url, ReceiptHandle=receipt)
            self._kept.remove(receipt)
        return told

    def _replayed(self, wanted: Batch, act: bool, good: bool) -> Told:
        records = self.stream.records(wanted)
        gone = max(0, wanted.size - len(records))
        if not act:
            return Told(GONE if gone else WOULD, len(records), gone)
        failed = self.function.failures(records)
        if failed:
            return Told(FAILED, len(records), gone, why=failed)
        return Told(GONE if gone and not good else DONE, len(records), gone)

    def _free(self) -> None:
        for receipt in self._kept:
            self.sqs.change_message_visibility(
                QueueUrl=self.queue_url, ReceiptHandle=receipt, VisibilityTimeout=0
            )


@dataclass(frozen=True)
class Function:
    client: "LambdaClient"
    name: str

    def failures(self, records: Iterable[dict[str, Any]]) -> str:
        """Why the function can't be taken to have dealt with all of them; empty when it has."""
        return next((why for each in _parts(records) if (why := self._failure(each))), "")

    def _failure(self, records: Sequence[dict[str, Any]]) -> str:
        answer = self.client.invoke(FunctionName=self.name, Payload=_event(records))
        text = answer["Payload"].read().decode()
        if answer.get("FunctionError"):
            return f"{self.name} ended with an error; its log has it"
        try:
            failed = json.loads(text)["batchItemFailures"]
        except (ValueError, KeyError, TypeError):
            return f"{self.name} answered something else than a batch's failures"
        return f"{self.name} failed {len(failed)} of {len(records)} records" if failed else ""


def _parts(records: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """In order, each within what an invocation takes."""
    part: list[dict[str, Any]] = []
    size = 0
    for record in records:
        grown = len(_event([record]))
        if part and (size + grown > MOST_BYTES or len(part) == MOST_RECORDS):
            yield part
            part, size = [], 0
        part.append(record)
        size += grown
    if part:
        yield part


def _event(records: Sequence[dict[str, Any]]) -> bytes:
    event = {"Records": [*records]}
    return json.dumps(event, separators=(",", ":")).encode()


def of(client: Callable[[str], Any], environment: str, lost: bool = False) -> Replay:
    """Between the queue, stream and function of an Amplify environment."""
    sqs = client("sqs")
    queue = sqs.get_queue_url(QueueName=f"lectern-activity-failures-{environment}")
    return Replay(
        sqs,
        queue["QueueUrl"],
        Stream(client("dynamodbstreams")),
        Function(client("lambda"), f"lectern-activity-{environment}"),
        f"lectern-learners-{environment}",
        lost_likes.of(client, environment).records if lost else None,
    )


def said(told: Sequence[Told], act: bool) -> str:
    """In words for an operator; no line names a learner."""
    if not told:
        return "Nothing was given up: the failures queue is empty."
    lines = [_line(each) for each in told]
    if any(each.what == GONE for each in told):
        lines.append(GONE_ADVICE)
    if not act:
        lines.append("Nothing was changed: that takes GO=1.")
    return "\n".join(lines)


GONE_ADVICE = (
    "Records live for 24 hours. What is gone: docs/operations.md, Likes don't count, step 5."
)


def _line(told: Told) -> str:
    match told.what:
        case "failed" | "unknown":
            return f"left as it was: {told.why}"
        case "made good":
            return f"{told.records} likes that no marker knew were given to the function"
        case "would make good":
            return f"{told.records} likes that no marker knows would be given to the function"
        case "gone":
            return f"left in the queue: {told.gone} of {told.gone + told.records} records are gone"
    text = f"{told.records} records {'were' if told.what == DONE else 'would be'} replayed"
    return f"{text}, {told.gone} are gone and made good" if told.gone else text
