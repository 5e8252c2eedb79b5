"""A replay sends each parked webhook once, as it came, and has editors told that it did."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import boto3
import pytest
from moto import mock_aws

from lectern.cms.outcomes import SentAgain, from_message
from lectern.envelope import FAILURE_CODE, FAILURE_REASON, to_sqs
from operations.replay import Queues, between, replay


@pytest.fixture
def sqs() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("sqs", "eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")


@pytest.fixture
def queues(sqs: Any) -> Queues:
    names = (f"lectern-{name}-unit" for name in ("parked", "ingest", "editors"))
    return Queues(*(sqs.create_queue(QueueName=name)["QueueUrl"] for name in names))


def _park(sqs: Any, queues: Queues, event_id: str) -> None:
    headers = urlencode({"webhook-id": event_id, "webhook-timestamp": "12"})
    told = {FAILURE_CODE: "bad-signature", FAILURE_REASON: "No.", "headers": headers}
    sqs.send_message(QueueUrl=queues.parked, MessageBody="{}", MessageAttributes=to_sqs(told))


def _waiting(sqs: Any, url: str) -> list[Any]:
    found: list[Any] = []
    while answer := sqs.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=10,
        MessageAttributeNames=["All"],
    ).get("Messages"):
        found += answer
    return found


def test_more_than_one_answer_holds_is_sent_by_the_queues_names(sqs: Any, queues: Queues) -> None:
    for number in range(23):
        _park(sqs, queues, f"msg_{number}")
    assert between(sqs, queues, time.time() + 1) == 23
    assert len(_waiting(sqs, queues.ingest)) == 23
    assert replay(sqs, "unit") == 0


def test_the_reason_of_the_refusal_stays_behind(sqs: Any, queues: Queues) -> None:
    _park(sqs, queues, "msg_a")
    between(sqs, queues, time.time() + 1)
    (sent,) = _waiting(sqs, queues.ingest)
    assert sent["MessageAttributes"].keys() == {"headers"}


def test_editors_are_told_with_the_time_of_the_parked_message(sqs: Any, queues: Queues) -> None:
    """It lies between this refusal and the next one, so the reports can come in any order."""
    before = int(time.time() * 1000)
    _park(sqs, queues, "msg_a")
    after = int(time.time() * 1000)
    between(sqs, queues, time.time() + 1)
    (told,) = _waiting(sqs, queues.editors)
    outcome = from_message(told["Body"])
    assert isinstance(outcome, SentAgain)
    assert outcome.event_id == "msg_a"
    assert before <= outcome.at <= after + 1


def test_what_no_cms_sent_goes_in_again_and_is_told_to_nobody(sqs: Any, queues: Queues) -> None:
    _park(sqs, queues, "")
    assert between(sqs, queues, time.time() + 1) == 1
    assert _waiting(sqs, queues.editors) == []


def test_what_is_parked_after_the_start_stays(sqs: Any, queues: Queues) -> None:
    start = time.time() - 1
    _park(sqs, queues, "msg_a")
    assert between(sqs, queues, start) == 0
    assert _waiting(sqs, queues.ingest) == _waiting(sqs, queues.editors) == []
