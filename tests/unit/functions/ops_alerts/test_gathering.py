"""Operators get one mail in a quarter of an hour; each parked webhook is told in one of them."""

from dataclasses import replace
from typing import Any

import pytest

from lectern import keys
from lectern.dynamodb import Table
from lectern.errors import MailUnavailable, StoreUnavailable
from lectern.limits import NOTICED_LETTER_DAYS, OPERATORS_MAIL_SECONDS
from lectern.wire import item_bytes
from ops_alerts import board as boards
from ops_alerts.alerts import Alerts, Mailer, tell
from ops_alerts.board import claim, settle
from ops_alerts.dead_letter import DeadLetter, from_sqs
from tests.unit.functions import cloud
from tests.unit.functions.ops_alerts.conftest import (
    OPERATORS,
    SENDER,
    SET,
    Clock,
    counts,
    letter,
    mails,
    named,
    parks,
)
from tests.unit.functions.webhooks import NOW

MINUTE, DAY = 60, 24 * 60 * 60


def mute(alerts: Alerts) -> Alerts:
    client: Any = cloud.Broken()
    return replace(alerts, mailer=Mailer(client, SENDER, OPERATORS, SET))


def test_thirty_bad_webhooks_are_one_mail_with_their_number_kinds_and_times(
    alerts: Alerts, clock: Clock
) -> None:
    parks(alerts, *named(20))
    clock.passes(MINUTE)
    parks(alerts, *named(10, "g"), failureCode="malformed-body")
    assert tell(alerts)

    (mail,) = mails()
    assert mail.source == SENDER
    assert tuple(mail.destinations["ToAddresses"]) == OPERATORS
    assert mail.subject == (
        "[Lectern unit] 30 webhooks weren't used: bad-signature 20, malformed-body 10"
    )


def test_each_mail_names_the_operators_configuration_set(alerts: Alerts) -> None:
    sent: list[dict[str, Any]] = []
    events = alerts.mailer.client.meta.events
    events.register("provide-client-params.ses.SendEmail", lambda params, **_: sent.append(params))
    parks(alerts, "a")
    tell(alerts)
    assert [each["ConfigurationSetName"] for each in sent] == [SET]


def test_without_anything_new_no_mail_is_sent_nor_anything_written(
    alerts: Alerts, table: Table, clock: Clock
) -> None:
    assert not tell(alerts)
    assert cloud.snapshot(table) == {}
    parks(alerts, "a")
    assert tell(alerts)
    clock.passes()
    assert not tell(alerts)
    assert counts() == ["1"]


def test_what_comes_within_the_quarter_waits_for_its_end(alerts: Alerts, clock: Clock) -> None:
    parks(alerts, "a")
    assert tell(alerts)
    parks(alerts, *named(29))
    clock.passes(OPERATORS_MAIL_SECONDS - 1)
    assert not tell(alerts)
    clock.passes(1)
    assert tell(alerts)
    assert counts() == ["1", "29"]


def test_after_a_quiet_time_the_next_time_of_the_schedule_tells(
    alerts: Alerts, clock: Clock
) -> None:
    parks(alerts, "a")
    tell(alerts)
    clock.passes(DAY)
    parks(alerts, "b")
    assert tell(alerts)


def test_a_redelivered_letter_counts_once_in_the_same_mail_and_in_a_later_one(
    alerts: Alerts, clock: Clock
) -> None:
    parks(alerts, "a", "b")
    parks(alerts, "b", "c", "c")
    assert tell(alerts)
    clock.passes()
    parks(alerts, "a", "b", "c")
    assert not tell(alerts)
    assert counts() == ["3"]


def test_a_counted_letter_is_remembered_longer_than_its_queue_keeps_it(
    alerts: Alerts, table: Table
) -> None:
    parks(alerts, "a")
    kept = cloud.item(table, keys.noticed_letter("a"))["expiresAt"]
    assert kept == NOW + NOTICED_LETTER_DAYS * DAY
    assert NOTICED_LETTER_DAYS > 14


def test_after_a_mail_that_failed_the_next_one_tells_the_same_and_more(
    alerts: Alerts, clock: Clock
) -> None:
    parks(alerts, "a", "b")
    with pytest.raises(MailUnavailable):
        tell(mute(alerts))
    assert not tell(alerts), "SES may have sent it all the same"
    parks(alerts, "c", failureCode="too-large")
    clock.passes()
    assert tell(alerts)
    assert counts() == ["3"]


def test_a_mail_that_keeps_failing_loses_nothing(alerts: Alerts, clock: Clock) -> None:
    for name in named(5):
        parks(alerts, name)
        with pytest.raises(MailUnavailable):
            tell(mute(alerts))
        clock.passes()
    assert tell(alerts)
    assert counts() == ["5"]


def test_what_ends_between_the_mail_and_its_note_is_told_again_a_quarter_later(
    alerts: Alerts, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any) -> None:
        raise StoreUnavailable("gone")

    parks(alerts, "a")
    monkeypatch.setattr(boards, "settle", die)
    with pytest.raises(StoreUnavailable):
        tell(alerts)
    monkeypatch.undo()
    assert not tell(alerts)
    clock.passes()
    assert tell(alerts)
    assert counts() == ["1", "1"]


def test_what_is_parked_between_claim_and_mail_is_in_the_next(alerts: Alerts, clock: Clock) -> None:
    parks(alerts, "a")
    claimed = claim(alerts.board)
    parks(alerts, "b")
    assert claimed is not None
    settle(alerts.board, claimed)
    clock.passes()
    assert tell(alerts)
    assert counts() == ["1"]


def test_a_flood_of_every_kind_leaves_the_board_small(alerts: Alerts, table: Table) -> None:
    for number in range(40):
        parks(alerts, f"x-{number}", failureCode=f"made-up-{number}")
    board = cloud.item(table, keys.gathered_notices())
    assert board["parked"] == 40
    assert item_bytes(board) < 400


def test_one_hostile_letter_of_a_batch_stops_none_of_the_others(alerts: Alerts) -> None:
    boards.note(alerts.board, [from_sqs(letter("a")), DeadLetter(**_hostile())])
    assert tell(alerts)
    assert counts() == ["2"]


def test_a_counted_letter_is_small_whatever_it_holds(alerts: Alerts, table: Table) -> None:
    """So that a flood takes few of the units that ingest writes content with."""
    boards.note(alerts.board, [DeadLetter(**_hostile("\N{GRINNING FACE}"))])
    assert item_bytes(cloud.item(table, keys.noticed_letter("evil"))) <= 2 * 1024


def _hostile(text: str = "\ud800\x00é") -> dict[str, Any]:
    text = text * 50_000
    return {
        "message_id": "evil",
        "body": text,
        "attributes": {},
        "failure_code": text,
        "failure_reason": text,
        "source": text,
        "event_id": text,
        "correlation_id": text,
        "received_at": text,
        "sent_at": 0,
    }
