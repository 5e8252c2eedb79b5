"""An emulator that reads one stream for one function, as the hooks on it see it."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import stream_readers

STREAM = "arn:aws:dynamodb:eu-west-1:1:table/learners/stream/1"
FUNCTION = {"config": {"FunctionName": "activity"}}
FIRST = 100


def record(number: int) -> dict[str, Any]:
    return {
        "eventSource": "aws:dynamodb",
        "eventSourceARN": STREAM,
        "dynamodb": {"SequenceNumber": str(number)},
    }


def failing(*numbers: int | str) -> dict[str, Any]:
    """What a function answers that couldn't process these."""
    return {"body": {"batchItemFailures": [{"itemIdentifier": str(each)} for each in numbers]}}


@dataclass
class Emulator:
    """The record at position n has the sequence number FIRST + n. `sent` is what the on-failure
    destination got."""

    stream: list[dict[str, Any]] = field(
        default_factory=lambda: [record(FIRST + n) for n in range(8)]
    )
    positions: dict[str, int] = field(default_factory=lambda: {"m": 0})
    sent: list[list[int]] = field(default_factory=list)
    mapping: dict[str, Any] = field(
        default_factory=lambda: {
            "UUID": "m",
            "EventSourceArn": STREAM,
            "FunctionName": "activity",
            "BatchSize": 100,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
        }
    )

    @property
    def position(self) -> int:
        return self.positions["m"]

    def attribute(self, _module: str, name: str, _kind: type) -> Any:
        return {"_esms": {"m": self.mapping}, "_dynamodb_stream_positions": self.positions}[name]

    def since(self, _table: str, position: int, limit: int, **_scope: Any) -> list[dict[str, Any]]:
        return self.stream[position : position + limit]

    def send(self, _mapping: Any, _func: Any, batch: Any, *_told: Any) -> None:
        self.sent.append([int(each["dynamodb"]["SequenceNumber"]) - FIRST for each in batch])


def installed(monkeypatch: pytest.MonkeyPatch, since: Any = None) -> Emulator:
    """`since` wraps how the emulator reads its stream, as a hook does."""
    made = Emulator()
    reads = since(made.since) if since else made.since
    known = {stream_readers.SINCE: reads}
    monkeypatch.setattr(hooks, "attribute", made.attribute)
    monkeypatch.setattr(hooks, "original", lambda target: known.get(target, made.send))
    return made
