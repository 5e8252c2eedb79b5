"""Who loses every race gives up after a bounded number of tries, and says so: it is tried again."""

from dataclasses import replace
from typing import Any

import pytest

from activity import likes as likes_of
from activity.stream import process
from lectern.dynamodb import Table
from lectern.errors import Contended
from lectern.log import Log
from ops_alerts import board as boards
from ops_alerts.board import Board
from ops_alerts.dead_letter import from_sqs
from tests.unit.functions.activity.conftest import LESSON, activity_on, entry
from tests.unit.functions.conftest import Lines
from tests.unit.functions.streams import batch, like


class Losing(Table):
    """A table whose writes always lose against somebody else's."""

    tried = 0

    def transact(self, *_: Any) -> None:
        type(self).tried += 1
        raise Contended("Somebody was faster.")

    def write(self, *_: Any) -> None:
        self.transact()


@pytest.fixture
def losing(table: Table) -> Losing:
    Losing.tried = 0
    return Losing(table.name, table.client)


def test_a_like_that_loses_every_race_is_given_back(losing: Losing, lines: Lines) -> None:
    paused: list[int] = []
    activity = activity_on(losing)
    likes = replace(activity.likes, table=losing, pause=paused.append)
    answer = process(batch(like(LESSON, 1)), replace(activity, likes=likes))
    assert len(answer["batchItemFailures"]) == 1
    assert losing.tried == likes_of.ATTEMPTS
    assert paused == [*range(likes_of.ATTEMPTS)]
    assert any(line.get("code") == "contended" for line in lines())


def test_letters_that_lose_every_race_are_given_back(losing: Losing) -> None:
    board = Board(losing, now=lambda: 0, pause=lambda _attempt: None)
    record: Any = {"messageId": "m", "body": "", "messageAttributes": {}}
    with pytest.raises(Contended, match="Gave up after"):
        boards.note(board, [from_sqs(record)])
    assert losing.tried == boards.ATTEMPTS


def test_a_letter_without_a_time_has_none() -> None:
    record: Any = {"messageId": "m", "body": "", "attributes": {"SentTimestamp": "soon"}}
    assert from_sqs(record).received_at == "unknown"


def test_an_error_that_nobody_foresaw_loses_no_record(table: Table, lines: Lines) -> None:
    class Broken:
        def field(self, _name: str) -> str:
            raise RuntimeError("a fault of ours")

    entry(table)
    activity = activity_on(table)
    broken: Any = Broken()
    likes = replace(activity.likes, secret=broken)
    answer = process(batch(like(LESSON, 1)), replace(activity, likes=likes))
    assert len(answer["batchItemFailures"]) == 1
    assert any(line["level"] == "ERROR" for line in lines())


def test_an_error_that_was_never_raised_has_no_place(lines: Lines) -> None:
    Log("unit").unforeseen(RuntimeError("made, not raised"))
    (line,) = lines()
    assert "unknown" in line.values()
