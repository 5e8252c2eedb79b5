"""The webhooks that ingest refused, read from the parked queue, where they stay.

API Gateway answers a webhook before ingest looks at it, so a CMS that sent one knows only that it
is queued. Here its event's id and the time it was signed at lead back to the delivery.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern import signature_headers
from lectern.cms import event_id
from lectern.envelope import FAILURE_CODE, FAILURE_REASON, opened
from lectern.errors import BY_CODE

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import MessageTypeDef

GIVEN_UP = "It was tried several times and failed each time."
AT_ONCE = 10
"""The maximum of one ReceiveMessage response (SQS API reference)."""
HIDDEN_SECONDS = 30
"""How long a read message stays invisible if this process dies."""


@dataclass(frozen=True)
class ParkedWebhook:
    """`message_id` is the webhook's own; `signed_at` is in seconds since the epoch."""

    message_id: str
    signed_at: int
    reason: str


def parked(client: "SQSClient", environment: str) -> list[ParkedWebhook]:
    """The parked webhooks. All of them stay in the queue for `make replay`."""
    url = client.get_queue_url(QueueName=f"lectern-parked-{environment}")["QueueUrl"]
    seen: dict[str, ParkedWebhook] = {}
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


def _unseen(
    client: "SQSClient", url: str, seen: Mapping[str, ParkedWebhook]
) -> "list[MessageTypeDef]":
    """Standard queues may deliver twice: a response without new messages is the last."""
    answer = client.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=AT_ONCE,
        MessageAttributeNames=["All"],
        VisibilityTimeout=HIDDEN_SECONDS,
    )
    messages = answer.get("Messages", [])
    return messages if any(one["MessageId"] not in seen for one in messages) else []


def refused(message: "MessageTypeDef") -> ParkedWebhook:
    attributes = texts(message)
    headers = opened(attributes)
    signed = headers.get(signature_headers.TIMESTAMP, "")
    return ParkedWebhook(
        event_id(headers),
        int(signed) if signed.isascii() and signed.isdecimal() else 0,
        _reason(attributes.get(FAILURE_CODE, ""), attributes.get(FAILURE_REASON, "")),
    )


def texts(message: "MessageTypeDef") -> dict[str, str]:
    attributes = message.get("MessageAttributes", {})
    return {
        name: value["StringValue"] for name, value in attributes.items() if "StringValue" in value
    }


def _reason(code: str, detail: str) -> str:
    """The meaning of a known code, and ingest's own detail; never text from the webhook."""
    if code not in BY_CODE:
        return GIVEN_UP
    meaning = BY_CODE[code].meaning
    return meaning if detail in ("", meaning) else f"{meaning} {detail}"
