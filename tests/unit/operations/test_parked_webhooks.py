"""What is parked is listed whole, with reasons for an editor, and stays for a replay."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import boto3
import pytest
from moto import mock_aws

from lectern.envelope import FAILURE_CODE, FAILURE_REASON, to_sqs
from lectern.errors import BadSignature
from operations.parked_webhooks import GIVEN_UP, parked
from operations.replay import between


@pytest.fixture
def sqs() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client(
            "sqs", "eu-central-1", aws_access_key_id="a", aws_secret_access_key="b"
        )
        client.create_queue(QueueName="lectern-parked-unit")
        yield client


def _url(sqs: Any, name: str = "lectern-parked-unit") -> str:
    url: str = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    return url


def _park(sqs: Any, message_id: str, code: str = "", detail: str = "", signed: str = "12") -> None:
    headers = urlencode({"webhook-id": message_id, "webhook-timestamp": signed})
    told = {FAILURE_CODE: code, FAILURE_REASON: detail, "headers": headers}
    attributes = to_sqs({name: text for name, text in told.items() if text})
    sqs.send_message(QueueUrl=_url(sqs), MessageBody="{}", MessageAttributes=attributes)


def test_more_than_one_answer_holds_is_listed_and_nothing_leaves_the_queue(sqs: Any) -> None:
    for number in range(23):
        _park(sqs, f"msg_{number}", "bad-signature")
    assert {one.message_id for one in parked(sqs, "unit")} == {f"msg_{n}" for n in range(23)}
    sqs.create_queue(QueueName="ingest")
    sent = between(sqs, _url(sqs), _url(sqs, "ingest"), 2**33)
    assert set(sent) == {f"msg_{number}" for number in range(23)}


def test_the_reason_is_the_meaning_of_the_code_and_what_ingest_saw(sqs: Any) -> None:
    _park(sqs, "msg_a", "malformed-body", "body.data.tags must be a list.")
    (one,) = parked(sqs, "unit")
    assert one.reason.endswith("its content system. body.data.tags must be a list.")
    assert one.signed_at == 12


def test_a_reason_is_said_once(sqs: Any) -> None:
    _park(sqs, "msg_a", "bad-signature", BadSignature.meaning)
    assert [one.reason for one in parked(sqs, "unit")] == [BadSignature.meaning]


@pytest.mark.parametrize("code", ["", "no-such-code"])
def test_what_was_given_up_without_a_reason_says_so(sqs: Any, code: str) -> None:
    _park(sqs, "msg_a", code)
    assert [one.reason for one in parked(sqs, "unit")] == [GIVEN_UP]


def test_what_no_cms_signed_is_left_out(sqs: Any) -> None:
    _park(sqs, "", "bad-signature")
    assert parked(sqs, "unit") == []


@pytest.mark.parametrize("signed", ["", "soon", "-1", "²"])
def test_a_time_that_is_none_is_the_oldest(sqs: Any, signed: str) -> None:
    _park(sqs, "msg_a", "bad-signature", signed=signed)
    assert [one.signed_at for one in parked(sqs, "unit")] == [0]


def test_a_replay_waits_for_what_is_just_being_read(sqs: Any) -> None:
    sqs.create_queue(QueueName="ingest")
    _park(sqs, "msg_a")
    (held,) = sqs.receive_message(QueueUrl=_url(sqs), VisibilityTimeout=30)["Messages"]

    def let_go(_seconds: float) -> None:
        handle = held["ReceiptHandle"]
        sqs.change_message_visibility(QueueUrl=_url(sqs), ReceiptHandle=handle, VisibilityTimeout=0)

    assert between(sqs, _url(sqs), _url(sqs, "ingest"), 2**33, let_go) == ["msg_a"]
