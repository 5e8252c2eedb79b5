"""What a function couldn't process of a stream's batch is still there for the next try."""

from types import SimpleNamespace
from typing import Any

import pytest

from local.cloud import hooks, partial_batches

STREAM = "arn:aws:dynamodb:eu-west-1:1:table/learners/stream/1"


def record(number: int) -> dict[str, Any]:
    return {
        "eventSource": "aws:dynamodb",
        "eventSourceARN": STREAM,
        "dynamodb": {"SequenceNumber": str(number)},
    }


RECORDS = [record(number) for number in (7, 8, 9)]
EVENT = {"Records": RECORDS}


def failing(*numbers: int) -> dict[str, Any]:
    return {"body": {"batchItemFailures": [{"itemIdentifier": str(each)} for each in numbers]}}


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A mapping that has read four records, of a stream with three more."""
    mapping = {
        "UUID": "m",
        "EventSourceArn": STREAM,
        "FunctionName": "activity",
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }
    found = SimpleNamespace(_esms={"m": mapping}, _dynamodb_stream_positions={"m": 4})
    monkeypatch.setattr(hooks, "attribute", lambda _, name, __: getattr(found, name))
    monkeypatch.setattr(hooks, "original", lambda _: lambda *__: RECORDS)
    return found


def executed(result: dict[str, Any], event: dict[str, Any] = EVENT) -> dict[str, Any]:
    execute = partial_batches._checkpointing(lambda *_: result)
    return execute({"config": {"FunctionName": "activity"}}, event)


def test_the_reader_comes_back_from_the_first_failed_record_on(emulator: SimpleNamespace) -> None:
    assert executed(failing(9, 8))["error"]
    assert emulator._dynamodb_stream_positions == {"m": 5}


def test_the_reader_comes_back_for_all_where_the_first_failed(emulator: SimpleNamespace) -> None:
    assert executed(failing(7))["error"]
    assert emulator._dynamodb_stream_positions == {"m": 4}


def test_an_unknown_failed_record_has_the_whole_batch_retried(emulator: SimpleNamespace) -> None:
    assert executed(failing(1))["error"]
    assert emulator._dynamodb_stream_positions == {"m": 4}


def test_a_batch_without_failures_is_left_to_the_reader(emulator: SimpleNamespace) -> None:
    assert executed(failing()) == failing()
    assert emulator._dynamodb_stream_positions == {"m": 4}


def test_a_mapping_that_asks_for_no_report_is_left_alone(emulator: SimpleNamespace) -> None:
    emulator._esms["m"]["FunctionResponseTypes"] = []
    assert executed(failing(8)) == failing(8)


def test_other_events_are_left_alone(emulator: SimpleNamespace) -> None:
    other = {"Records": [{"eventSource": "aws:sqs", "messageId": "1"}]}
    assert executed(failing(8), other) == failing(8)
