"""What the webhook's API refuses before anything is queued."""

import pytest

from tests.aws import Aws
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event


def _messages_ever_sent(aws: Aws) -> int:
    """Waiting and in-flight messages over all queues."""
    total = 0
    for url in aws.sqs.list_queues().get("QueueUrls", []):
        attributes = aws.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])[
            "Attributes"
        ]
        total += int(attributes["ApproximateNumberOfMessages"])
        total += int(attributes["ApproximateNumberOfMessagesNotVisible"])
    return total


@pytest.mark.parametrize("key", ["", "wrong", "a" * 40])
def test_without_the_api_key_nothing_is_queued(
    lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int, key: str
) -> None:
    before = _messages_ever_sent(aws)
    answer = webhook.send(lesson_event(entry_id, 1, "No key"), headers={"x-api-key": key})

    assert answer.status_code == 403
    assert "x-api-key" in answer.json()["error"]["message"]
    assert _messages_ever_sent(aws) == before


def test_a_body_over_256_kib_is_refused_with_a_clear_error(webhook: Webhook, entry_id: int) -> None:
    answer = webhook.send(lesson_event(entry_id, 1, "Too big", summary="x" * 300_000))

    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "REQUEST_TOO_LARGE")
    assert "256 KB" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "code"), [('{"title": "\ufffe"}', "CHARACTERS_REFUSED"), ("", "BODY_MISSING")]
)
def test_a_body_that_no_queue_takes_is_refused_with_its_reason(
    aws: Aws, webhook: Webhook, body: str, code: str
) -> None:
    before = _messages_ever_sent(aws)
    answer = webhook.send(body.encode())

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert _messages_ever_sent(aws) == before
