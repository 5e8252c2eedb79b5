"""Of every dead letter the CMS's editors are to know why; its body stays where it is."""

from dataclasses import replace
from typing import Any

from lectern.cms.outcomes import GIVEN_UP, Refused, from_message
from lectern.errors import BadSignature
from ops_alerts.alerts import Alerts, process
from ops_alerts.editors import Editors
from tests.unit.functions import cloud
from tests.unit.functions.ops_alerts.conftest import letter
from tests.unit.functions.ops_alerts.test_alerts import counted
from tests.unit.functions.webhooks import NOW, batch, lesson, message


def test_a_dead_letter_is_queued_for_editors_as_old_as_it_is(
    alerts: Alerts, editors_queue: str
) -> None:
    process(batch(letter()), alerts)
    (queued,) = cloud.waiting(editors_queue)
    reason = f"{BadSignature.meaning} No known secret."
    assert from_message(queued["body"]) == Refused("msg-m-1", NOW * 1000, NOW, reason)
    assert queued["attributes"] == {}


def test_what_sqs_gave_up_is_told_too(alerts: Alerts, editors_queue: str) -> None:
    process(batch(message(lesson(), sent_at=NOW - 60)), alerts)
    (queued,) = cloud.waiting(editors_queue)
    assert from_message(queued["body"]) == Refused("msg-m-1", (NOW - 60) * 1000, NOW, GIVEN_UP)


def test_what_no_cms_sent_is_parked_and_told_to_nobody(
    alerts: Alerts, editors_queue: str, parked_queue: str
) -> None:
    anonymous = message(lesson(), webhook_id="", attributes={"failureCode": "bad-signature"})
    assert process(batch(anonymous), alerts) == {"batchItemFailures": []}
    assert cloud.waiting(editors_queue) == []
    assert len(cloud.waiting(parked_queue)) == 1


def test_what_cant_be_queued_for_editors_is_parked_and_comes_back(
    alerts: Alerts, parked_queue: str
) -> None:
    client: Any = cloud.Broken()
    mute = replace(alerts, editors=Editors(client, "nowhere"))
    assert process(batch(letter()), mute) == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}
    assert len(cloud.waiting(parked_queue)) == 1
    assert counted(alerts) == 0


def test_a_redelivered_letter_says_the_same(alerts: Alerts, editors_queue: str) -> None:
    for _ in range(2):
        process(batch(letter()), alerts)
    one, other = cloud.waiting(editors_queue)
    assert one == other
