"""Which webhooks ingest refused: read from the parked queue, where they stay.

API Gateway answers a webhook before ingest looks at it, so a CMS that sent one knows only that it
is queued. Here its `webhook-id` and the time it was signed at lead back to the delivery.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.envelope import FAILURE_CODE, FAILURE_REASON, opened
from lectern.errors import BY_CODE

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import MessageTypeDef

GIVEN_UP = "It was tried several times and failed each time."
AT_ONCE = 10
"""The most that ReceiveMessage answers with (SQS API reference)."""
HIDDEN_SECONDS = 30
"""How long a message that was read stays out of the next answer, should this process die."""


@dataclass(frozen=True)
class Refused:
    """`message_id` is the webhook's own; `signed_at` is in seconds since the epoch."""

    message_id: str
    signed_at: int
    reason: str


def parked(client: "SQSClient", environment: str) -> list[Refused]:
    """What is parked now. Nothing leaves the queue: `make replay` still finds all of it."""
    url = client.get_queue_url(QueueName=f"lectern-parked-{environment}")["QueueUrl"]
    seen: dict[str, Refused] = {}
    handles: list[str] = []
    try:
        while messages := _unseen(client, url, seen):
            handles += [message["ReceiptHandle"] for message in messages]
            seen |= {message["MessageId"]: refused(message) for message in messages}
    finally:
        for handle in handles:
            client.change_message_visibility(
                QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=0
            )
    return [one for one in seen.values() if one.message_id]


def _unseen(client: "SQSClient", url: str, seen: Mapping[str, Refused]) -> "list[MessageTypeDef]":
    """Standard queues may deliver twice: an answer that brings nothing new is the last."""
    answer = client.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=AT_ONCE,
        MessageAttributeNames=["All"],
        VisibilityTimeout=HIDDEN_SECONDS,
    )
    messages = answer.get("Messages", [])
    return messages if any(one["MessageId"] not in seen for one in messages) else []


def refused(message: "MessageTypeDef") -> Refused:
    attributes = texts(message)
    headers = opened(attributes)
    signed = headers.get("webhook-timestamp", "")
    return Refused(
        headers.get("webhook-id", ""),
        int(signed) if signed.isascii() and signed.isdecimal() else 0,
        _reason(attributes.get(FAILURE_CODE, ""), attributes.get(FAILURE_REASON, "")),
    )


def texts(message: "MessageTypeDef") -> dict[str, str]:
    attributes = message.get("MessageAttributes", {})
    return {
        name: value["StringValue"] for name, value in attributes.items() if "StringValue" in value
    }


def _reason(code: str, detail: str) -> str:
    """Never text from the webhook: the meaning of a known code, and ingest's own detail."""
    if code not in BY_CODE:
        return GIVEN_UP
    meaning = BY_CODE[code].meaning
    return meaning if detail in ("", meaning) else f"{meaning} {detail}"
