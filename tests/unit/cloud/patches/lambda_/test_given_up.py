"""A poisoned record ends in the failures queue, and nothing else waits or goes with it for good."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from local.cloud.patches.lambda_ import given_up, partial_batches
from tests.unit.cloud.patches.lambda_.stream_reading import (
    FIRST,
    FUNCTION,
    STREAM,
    Emulator,
    failing,
    installed,
)

RETRIES = 3
Function = Callable[[Sequence[int]], dict[str, Any]]


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Emulator:
    monkeypatch.setattr(given_up, "_pending", {})
    made = installed(monkeypatch, given_up._held_together)
    made.mapping |= {"MaximumRetryAttempts": RETRIES, "BisectBatchOnFunctionError": True}
    return made


def run(emulator: Emulator, function: Function, passes: int = 40) -> list[list[int]]:
    """The poller of the emulator: which positions the function was given, batch for batch."""
    given: list[list[int]] = []
    read = given_up._held_together(emulator.since)

    def invoked(_func: Any, event: Any) -> dict[str, Any]:
        batch = [int(each["dynamodb"]["SequenceNumber"]) - FIRST for each in event["Records"]]
        given.append(batch)
        return function(batch)

    execute = given_up._counting(partial_batches._checkpointing(invoked))
    for _ in range(passes):
        batch = read("learners", emulator.position, emulator.mapping["BatchSize"])
        if not batch:
            break
        begin, size = emulator.position, len(batch)
        if not execute(FUNCTION, {"Records": batch}).get("error"):
            emulator.positions["m"] = begin + size
    return given


def crashing(poisoned: int) -> Function:
    return lambda batch: {"error": True, "body": {}} if poisoned in batch else failing()


def naming(*poisoned: int) -> Function:
    return lambda batch: failing(*(FIRST + each for each in batch if each in poisoned))


def test_a_batch_in_which_the_function_ends_is_halved_until_the_poisoned_record_is_alone(
    emulator: Emulator,
) -> None:
    given = run(emulator, crashing(5))
    assert emulator.sent == [[5]]
    assert given.count([5]) == 1 + RETRIES
    assert emulator.position == 8
    assert [6, 7] in given


def test_each_of_two_poisoned_records_is_given_up_alone(emulator: Emulator) -> None:
    function: Function = lambda batch: (  # noqa: E731
        {"error": True, "body": {}} if {2, 3} & {*batch} else failing()
    )
    run(emulator, function, passes=80)
    assert emulator.sent == [[2], [3]]


def test_without_bisecting_all_of_the_batch_is_given_up(emulator: Emulator) -> None:
    emulator.mapping["BisectBatchOnFunctionError"] = False
    given = run(emulator, crashing(5))
    assert len(given) == 1 + RETRIES
    assert emulator.sent == [[*range(8)]]


def test_a_partial_answer_gives_up_what_the_named_record_and_those_after_it_hold(
    emulator: Emulator,
) -> None:
    given = run(emulator, naming(5, 6))
    assert given == [[*range(8)], *[[5, 6, 7]] * RETRIES]
    assert emulator.sent == [[5, 6, 7]]
    assert emulator.position == 8


def test_what_is_written_meanwhile_joins_no_failing_batch(emulator: Emulator) -> None:
    later = emulator.stream[6:]
    del emulator.stream[6:]

    def function(batch: Sequence[int]) -> dict[str, Any]:
        emulator.stream[6:] = later
        return naming(0)(batch)

    given = run(emulator, function)
    assert given == [[*range(6)]] * (1 + RETRIES) + [[6, 7]]


def test_what_succeeds_before_the_last_try_is_not_given_up(emulator: Emulator) -> None:
    tries = iter([True] * RETRIES + [False])
    given = run(emulator, lambda _: failing(FIRST) if next(tries) else failing())
    assert len(given) == 1 + RETRIES
    assert emulator.sent == []


def test_a_throttle_is_no_try(emulator: Emulator) -> None:
    throttled = {"error": True, "throttle": True, "body": {}}
    assert len(run(emulator, lambda _: throttled)) == 40
    assert emulator.sent == []
    assert emulator.position == 0


def test_a_mapping_without_a_limit_retries_for_ever(emulator: Emulator) -> None:
    del emulator.mapping["MaximumRetryAttempts"]
    assert len(run(emulator, naming(0))) == 40
    assert emulator.sent == []


def test_other_readers_of_the_stream_see_all_of_it(emulator: Emulator) -> None:
    """GetRecords names the account that it asks for."""
    run(emulator, crashing(0), passes=1)
    read = given_up._held_together(emulator.since)
    assert len(read("learners", 0, 100)) == 4
    assert len(read("learners", 0, 100, account_id="1", region=STREAM)) == 8
