"""What a function couldn't process of a stream's batch is still there for the next try."""

from copy import deepcopy
from typing import Any

import pytest

from local.cloud.patches.lambda_ import partial_batches
from tests.unit.cloud.patches.lambda_.stream_reading import (
    FIRST,
    FUNCTION,
    Emulator,
    failing,
    installed,
)


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """Its reader has dealt with four records, and brings three more."""
    made = installed(monkeypatch)
    made.positions["m"] = 4
    return made


def event(emulator: Emulator) -> dict[str, Any]:
    return {"Records": emulator.stream[4:7]}


def executed(result: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    return partial_batches._checkpointing(lambda *_: result)(FUNCTION, given)


def test_the_reader_comes_back_from_the_first_failed_record_on(emulator: Emulator) -> None:
    assert executed(failing(FIRST + 6, FIRST + 5), event(emulator))["error"]
    assert emulator.position == 5


def test_the_reader_comes_back_for_all_where_the_first_failed(emulator: Emulator) -> None:
    assert executed(failing(FIRST + 4), event(emulator))["error"]
    assert emulator.position == 4


@pytest.mark.parametrize("unknown", ["", "1"])
def test_an_unknown_failed_record_has_the_whole_batch_retried(
    emulator: Emulator, unknown: str
) -> None:
    answer = executed(failing(FIRST + 6, unknown), event(emulator))
    assert answer["error"]
    assert not answer["partial"]
    assert emulator.position == 4


def test_a_batch_without_failures_is_left_to_the_reader(emulator: Emulator) -> None:
    assert executed(failing(), event(emulator)) == failing()
    assert emulator.position == 4


def test_a_mapping_that_asks_for_no_report_is_left_alone(emulator: Emulator) -> None:
    emulator.mapping["FunctionResponseTypes"] = []
    assert executed(failing(FIRST + 5), event(emulator)) == failing(FIRST + 5)


def test_other_events_are_left_alone(emulator: Emulator) -> None:
    other = {"Records": [{"eventSource": "aws:sqs", "messageId": "1"}]}
    assert executed(failing(FIRST + 5), other) == failing(FIRST + 5)


def test_who_invokes_with_copies_of_records_gets_the_functions_own_answer(
    emulator: Emulator,
) -> None:
    """As a replay does: the reader of the stream has nothing to do with it."""
    copies = deepcopy(event(emulator))
    assert executed(failing(FIRST + 5), copies) == failing(FIRST + 5)
    assert emulator.position == 4
