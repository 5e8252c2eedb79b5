"""What Lambda gave up is given to the function again: exactly those records, and none is lost."""

import json
from typing import Any

import pytest

from operations import replay_likes
from operations.given_up import Stream, event_record
from operations.replay_likes import Function, Replay, Told, said
from tests.unit.operations.given_up_stream import (
    NOW,
    STREAM,
    Lambda,
    Queue,
    Streams,
    message,
    record,
)

LIVE = [record(number) for number in range(9)]


def replay(queue: Queue, function: Any, live: Any = LIVE, lost: Any = None) -> Replay:
    streams: Any = Streams([*live])
    sqs: Any = queue
    called = Function(function, "lectern-activity-unit")
    table = "lectern-learners-unit"
    return Replay(sqs, "queue", Stream(streams), called, table, lost, now=lambda: NOW)


def run(queue: Queue, function: Any, act: bool = True, live: Any = LIVE) -> list[Told]:
    return [*replay(queue, function, live).run(act)]


def test_exactly_the_records_of_the_message_are_given_and_it_leaves_the_queue() -> None:
    queue, function = Queue({"a": message(2, 6)}), Lambda()
    assert run(queue, function) == [Told("replayed", 5)]
    assert function.given == [[2, 3, 4, 5, 6]]
    assert queue.bodies == {}


def test_records_come_in_the_form_of_an_event() -> None:
    function = Lambda()
    run(Queue({"a": message(3, 3)}), function)
    (found,) = function.events[0]["Records"]
    assert found["eventSourceARN"] == STREAM
    assert found["dynamodb"]["ApproximateCreationDateTime"] == 1_795_767_199.0
    assert found["dynamodb"]["NewImage"]["junk"]["B"].startswith("eHh4")
    assert {*found} == {*LIVE[3], "eventSourceARN"}


def test_without_act_nothing_is_invoked_and_every_message_is_free_again() -> None:
    queue, function = Queue({"a": message(2, 6), "b": message(7, 7)}), Lambda()
    assert run(queue, function, act=False) == [Told("would", 5), Told("would", 1)]
    assert function.given == []
    assert queue.hidden == set()
    assert len(queue.bodies) == 2


def test_done_twice_it_finds_nothing_more() -> None:
    queue, function = Queue({str(n): message(n, n) for n in range(9)}), Lambda()
    assert len(run(queue, function)) == 9
    assert run(queue, function) == []


@pytest.mark.parametrize(
    "function",
    [
        Lambda(failing=(4,)),
        Lambda(error="Unhandled", answer=b'{"errorMessage": "Task timed out"}'),
        Lambda(answer=b"null"),
        Lambda(answer=b"{}"),
        Lambda(answer=b"not json"),
    ],
    ids=["a named failure", "an error", "null", "no list", "no JSON"],
)
def test_a_message_stays_for_the_next_try_unless_the_function_names_no_failure(
    function: Lambda,
) -> None:
    queue = Queue({"a": message(2, 6)})
    (told,) = run(queue, function)
    assert told.what == "failed"
    assert queue.bodies
    assert queue.hidden == set()


def test_one_failure_holds_up_no_other_message() -> None:
    queue = Queue({"a": message(2, 3), "b": message(4, 5)})
    assert [each.what for each in run(queue, Lambda(failing=(2,)))] == ["failed", "replayed"]
    assert [*queue.bodies] == ["a"]


def test_what_is_left_of_a_batch_is_replayed_and_what_is_gone_is_told() -> None:
    queue, function = Queue({"a": message(2, 6)}), Lambda()
    assert run(queue, function, live=LIVE[5:]) == [Told("gone", 2, 3)]
    assert function.given == [[5, 6]]
    assert queue.bodies


@pytest.mark.parametrize("body", [message(2, 6), message(2, 6, shardId="shardId-0-gone")])
def test_what_is_gone_whole_is_told_and_nothing_invoked(body: str) -> None:
    queue, function = Queue({"a": body}), Lambda()
    assert run(queue, function, live=[record(8)]) == [Told("gone", 0, 5)]
    assert function.given == []
    assert queue.bodies


def lost() -> list[Any]:
    """As they are made good: in the form of an event."""
    return [event_record(record(900), STREAM)]


def test_once_what_is_lost_was_made_good_a_message_about_gone_records_leaves_the_queue() -> None:
    queue, function = Queue({"a": message(2, 6)}), Lambda()
    told = [*replay(queue, function, LIVE[5:], lost).run(act=True)]
    assert told == [Told("made good", 1), Told("replayed", 2, 3)]
    assert function.given == [[900], [5, 6]]
    assert queue.bodies == {}


def test_it_stays_where_the_function_fails_what_was_lost() -> None:
    queue = Queue({"a": message(2, 6)})
    told = [*replay(queue, Lambda(failing=(900,)), LIVE[5:], lost).run(act=True)]
    assert [each.what for each in told] == ["failed", "gone"]
    assert queue.bodies


def test_without_act_what_is_lost_is_only_told() -> None:
    queue, function = Queue({"a": message(2, 6)}), Lambda()
    told = [*replay(queue, function, LIVE[5:], lost).run(act=False)]
    assert told == [Told("would make good", 1), Told("gone", 2, 3)]
    assert function.given == []
    assert queue.bodies


def test_an_open_shard_without_records_is_not_read_for_ever() -> None:
    assert run(Queue({"a": message(2, 6)}), Lambda(), live=[]) == [Told("gone", 0, 5)]


OTHERS = STREAM.replace("lectern-learners-unit", "lectern-content-unit")


STRANGE = (
    *("", "[]", "{}", '{"DDBStreamBatchInfo": {}}', message(1, 1, streamArn=OTHERS)),
    *(message(1, 1, startSequenceNumber=None), message(1, 1, batchSize="many")),
)


@pytest.mark.parametrize("body", STRANGE)
def test_what_lambda_didnt_write_about_this_table_is_left_and_named(body: str) -> None:
    queue, function = Queue({"the-id": body}), Lambda()
    (told,) = run(queue, function)
    assert told.what == "unknown"
    assert "the-id" in told.why
    assert queue.bodies
    assert function.given == []


def test_a_batch_larger_than_an_invocation_takes_is_given_in_parts_in_order() -> None:
    live = [record(number, 390_000) for number in range(20)]
    function = Lambda()
    assert run(Queue({"a": message(0, 19)}), function, live=live) == [Told("replayed", 20)]
    assert len(function.given) > 1
    assert [number for part in function.given for number in part] == [*range(20)]


def test_a_part_that_fails_ends_the_message() -> None:
    live = [record(number) for number in range(replay_likes.MOST_RECORDS + 5)]
    function = Lambda(failing=(0,))
    queue = Queue({"a": message(0, len(live) - 1)})
    assert run(queue, function, live=live)[0].what == "failed"
    assert len(function.given) == 1


def test_what_is_given_up_after_the_beginning_is_left_for_the_next_run() -> None:
    """A replay that is itself given up again would never end."""
    queue = Queue({"a": message(2, 6)}, sent_at=NOW + 1)
    assert run(queue, Lambda()) == []
    assert queue.bodies
    assert queue.hidden == set()


def test_a_run_takes_a_bounded_number_of_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay_likes, "MOST_MESSAGES", 10)
    queue = Queue({str(n): message(1, 1) for n in range(25)})
    assert len(run(queue, Lambda())) == 10
    assert len(queue.bodies) == 15


def test_messages_are_free_again_where_the_run_breaks_off() -> None:
    class Broken(Lambda):
        def invoke(self, **_asked: Any) -> dict[str, Any]:
            raise RuntimeError("a defect")

    queue = Queue({"a": message(2, 6)})
    with pytest.raises(RuntimeError):
        run(queue, Broken())
    assert queue.hidden == set()
    assert queue.bodies


def test_the_words_say_what_to_do_and_name_no_learner() -> None:
    told = [Told("would", 5), Told("gone", 2, 3), Told("unknown", why="message x: odd")]
    text = said(told, act=False)
    assert "5 records would be replayed" in text
    assert "3 of 5 records are gone" in text
    assert "docs/operations.md" in text
    assert "GO=1" in text
    assert json.dumps(LIVE[0]["dynamodb"]["Keys"]["pk"]["S"]) not in text
