"""Every dead letter is parked first and then mailed; nothing is lost when either fails."""

import time
from dataclasses import replace
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from local.operations.replay import between
from ops_alerts.alerts import Alerts, process
from ops_alerts.outbox import Parking, Post
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.ops_alerts.conftest import OPERATORS, SENDER, SET
from tests.unit.functions.webhooks import batch, lesson, message

TOLD = {"failureCode": "bad-signature", "failureReason": "No known secret.", "correlationId": "c-1"}


def mails() -> list[Any]:
    sent: list[Any] = ses_backends[DEFAULT_ACCOUNT_ID][cloud.REGION].sent_messages
    return sent


def letter(message_id: str = "m-1") -> dict[str, Any]:
    return message(lesson(), message_id=message_id, attributes=TOLD)


def test_a_dead_letter_is_parked_whole_and_mailed_to_every_operator(
    alerts: Alerts, parked_queue: str
) -> None:
    record = letter()
    assert process(batch(record), alerts) == {"batchItemFailures": []}
    (parked,) = cloud.waiting(parked_queue)
    assert parked["body"] == record["body"]
    assert parked["attributes"] == {
        name: value["stringValue"] for name, value in record["messageAttributes"].items()
    }
    (mail,) = mails()
    assert mail.source == SENDER
    assert tuple(mail.destinations["ToAddresses"]) == OPERATORS
    assert mail.subject == "[Lectern unit] A webhook from wagtail isn't signed as it should be"


def test_each_mail_names_the_operators_configuration_set(alerts: Alerts) -> None:
    sent: list[dict[str, Any]] = []
    events = alerts.post.client.meta.events
    events.register("provide-client-params.ses.SendEmail", lambda params, **_: sent.append(params))
    process(batch(letter()), alerts)
    assert [each["ConfigurationSetName"] for each in sent] == [SET]


def test_a_letter_that_sqs_gave_up_keeps_its_own_id_as_correlation_id(
    alerts: Alerts, parked_queue: str
) -> None:
    process(batch(message(lesson(), message_id="first")), alerts)
    (parked,) = cloud.waiting(parked_queue)
    assert parked["attributes"]["correlationId"] == "first"


def test_without_mail_the_letter_is_parked_and_comes_back(
    alerts: Alerts, parked_queue: str
) -> None:
    away: Any = cloud.Broken()
    mute = replace(alerts, post=Post(away, SENDER, OPERATORS, SET))
    assert process(batch(letter()), mute) == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}
    assert len(cloud.waiting(parked_queue)) == 1


def test_what_cant_be_parked_is_not_mailed_yet(alerts: Alerts) -> None:
    away: Any = cloud.Broken()
    full = replace(alerts, parking=Parking(away, "nowhere"))
    assert process(batch(letter()), full) == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}
    assert mails() == []


def test_logs_name_the_correlation_id_and_the_code(alerts: Alerts, lines: Lines) -> None:
    process(batch(letter()), alerts)
    assert [(line["correlationId"], line["code"]) for line in lines()] == [("c-1", "bad-signature")]


def test_a_replay_sends_what_is_parked_as_it_came_but_for_the_reason(
    alerts: Alerts, parked_queue: str
) -> None:
    ingest_queue = cloud.queue("ingest")
    process(batch(letter("a"), letter("b")), alerts)
    assert len(between(cloud.client("sqs"), parked_queue, ingest_queue, time.time() + 1)) == 2
    assert cloud.waiting(parked_queue) == []
    again = cloud.waiting(ingest_queue)
    assert len(again) == 2
    for one in again:
        assert one["attributes"].keys() == {"source", "headers", "correlationId"}


def test_a_replay_leaves_what_is_parked_after_its_start(alerts: Alerts, parked_queue: str) -> None:
    ingest_queue, start = cloud.queue("ingest"), time.time() - 1
    process(batch(letter()), alerts)
    assert between(cloud.client("sqs"), parked_queue, ingest_queue, start) == []
    assert cloud.waiting(ingest_queue) == []
