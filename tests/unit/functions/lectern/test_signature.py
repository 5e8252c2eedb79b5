"""Only who holds the signing secret is heard, and a replay stays as valid as the original."""

from typing import Any

import pytest

from lectern.delivery import from_sqs
from lectern.errors import BadSignature
from lectern.limits import SIGNATURE_TOLERANCE_SECONDS
from lectern.signature import verify
from tests.unit.functions.webhooks import NOW, OTHER_SECRET, SECRET, lesson, message

DAYS = 86_400


def check(*secrets: str, **details: Any) -> None:
    verify(from_sqs(message(lesson(), **details)), secrets or [SECRET])


def test_the_specifications_own_example_is_accepted() -> None:
    """standard-webhooks, spec/standard-webhooks.md and its reference tests."""
    timestamp = 1_614_265_330
    record = message(
        '{"test": 2432232314}',
        message_id="x",
        received_at=timestamp,
        webhook_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        webhook_timestamp=str(timestamp),
        webhook_signature="v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    )
    verify(from_sqs(record), ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


def test_the_previous_secret_is_accepted_during_a_rotation() -> None:
    check(OTHER_SECRET, SECRET)


def test_a_secret_that_is_no_base64_counts_as_it_stands() -> None:
    check("not-base64!", secret="not-base64!")


def test_one_of_several_signatures_is_enough() -> None:
    good = from_sqs(message(lesson())).headers["webhook-signature"]
    check(webhook_signature=f"v1,AAAA v2,whatever {good}")


@pytest.mark.parametrize(
    "details",
    [
        {"secret": OTHER_SECRET},
        {"webhook_id": "another"},
        {"webhook_timestamp": str(NOW + 1)},
        {"webhook_timestamp": ""},
        {"webhook_timestamp": "-1"},
        {"webhook_timestamp": "9" * 400},
        {"webhook_timestamp": "soon"},
        {"webhook_signature": ""},
        {"webhook_signature": "v1,"},
        {"webhook_signature": "v1,ünïcode"},
        {"webhook_signature": "AAAA"},
        {"webhook_id": ""},
    ],
)
def test_anything_else_is_refused(details: dict[str, str]) -> None:
    with pytest.raises(BadSignature):
        check(**details)


def test_a_changed_body_is_refused() -> None:
    record = message(lesson())
    record["body"] += " "
    with pytest.raises(BadSignature):
        verify(from_sqs(record), [SECRET])


def test_without_a_secret_nothing_is_accepted() -> None:
    with pytest.raises(BadSignature):
        check("", "", secret="")


@pytest.mark.parametrize("late", [SIGNATURE_TOLERANCE_SECONDS, -SIGNATURE_TOLERANCE_SECONDS])
def test_a_clock_may_be_off_by_the_tolerance(late: int) -> None:
    check(received_at=NOW + late)


@pytest.mark.parametrize(
    "late", [SIGNATURE_TOLERANCE_SECONDS + 1, -SIGNATURE_TOLERANCE_SECONDS - 1]
)
def test_and_by_no_more(late: int) -> None:
    with pytest.raises(BadSignature):
        check(received_at=NOW + late)


def test_a_replay_days_later_is_measured_by_its_first_receipt() -> None:
    check(received_at=NOW, sent_at=NOW + 9 * DAYS)


def test_without_a_receipt_time_the_queues_own_time_counts() -> None:
    check(received_at=None, sent_at=NOW)
    with pytest.raises(BadSignature):
        check(received_at=None, sent_at=NOW + 9 * DAYS)
