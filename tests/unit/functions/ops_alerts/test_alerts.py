"""Every dead letter is parked first and then counted; nothing is lost when either fails."""

from dataclasses import replace
from typing import Any

import pytest

from lectern.dynamodb import Table
from ops_alerts import board as boards
from ops_alerts.alerts import Alerts, Parking, process
from ops_alerts.board import Board
from ops_alerts.editors import Editors
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.ops_alerts.conftest import letter, mails
from tests.unit.functions.webhooks import batch, lesson, message


def counted(alerts: Alerts) -> int:
    claimed = boards.claim(alerts.board)
    return claimed.gathered.parked if claimed else 0


def away(alerts: Alerts) -> Board:
    client: Any = cloud.Broken()
    return replace(alerts.board, table=Table("content", client))


def test_a_dead_letter_is_parked_whole_and_mailed_by_nobody_yet(
    alerts: Alerts, parked_queue: str
) -> None:
    record = letter()
    assert process(batch(record), alerts) == {"batchItemFailures": []}
    (parked,) = cloud.waiting(parked_queue)
    assert parked["body"] == record["body"]
    assert parked["attributes"] == {
        name: value["stringValue"] for name, value in record["messageAttributes"].items()
    }
    assert mails() == []
    assert counted(alerts) == 1


def test_a_letter_that_sqs_gave_up_keeps_its_own_id_as_correlation_id(
    alerts: Alerts, parked_queue: str
) -> None:
    process(batch(message(lesson(), message_id="first")), alerts)
    (parked,) = cloud.waiting(parked_queue)
    assert parked["attributes"]["correlationId"] == "first"


def test_what_cant_be_counted_is_parked_and_comes_back(alerts: Alerts, parked_queue: str) -> None:
    mute = replace(alerts, board=away(alerts))
    assert process(batch(letter()), mute) == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}
    assert len(cloud.waiting(parked_queue)) == 1


def test_what_cant_be_parked_is_not_counted_yet(alerts: Alerts) -> None:
    client: Any = cloud.Broken()
    full = replace(alerts, parking=Parking(client, "nowhere"))
    assert process(batch(letter()), full) == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}
    assert counted(alerts) == 0


class FailsOnce:
    """A queue that refuses the second message."""

    def __init__(self) -> None:
        self.asked = 0

    def send_message(self, **given: Any) -> Any:
        self.asked += 1
        if self.asked == 2:
            raise ConnectionError("reset")
        return cloud.client("sqs").send_message(**given)


def test_of_a_batch_only_what_failed_comes_back(alerts: Alerts, parked_queue: str) -> None:
    client: Any = FailsOnce()
    half = replace(alerts, parking=Parking(client, parked_queue))
    answer = process(batch(letter("a"), letter("b"), letter("c")), half)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "b"}]}
    assert counted(alerts) == 2


@pytest.mark.parametrize("part", ["parking", "editors", "board"])
def test_an_unforeseen_exception_fails_the_record(
    alerts: Alerts, monkeypatch: pytest.MonkeyPatch, lines: Lines, part: str
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("secret text")

    if part == "parking":
        monkeypatch.setattr(Parking, "park", fail)
    elif part == "editors":
        monkeypatch.setattr(Editors, "queue", fail)
    else:
        monkeypatch.setattr(boards, "note", fail)
    assert process(batch(letter()), alerts) == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}
    told = lines()[-1]
    assert (told["event"], told["error"]) == ("failed unexpectedly", "RuntimeError")
    assert "secret text" not in str(told)


def test_logs_name_the_correlation_id_and_the_code(alerts: Alerts, lines: Lines) -> None:
    process(batch(letter()), alerts)
    assert [(line["correlationId"], line["code"]) for line in lines()] == [("c-1", "bad-signature")]
