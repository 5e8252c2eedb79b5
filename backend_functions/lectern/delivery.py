"""One webhook as API Gateway queued it: the raw body, and what surrounded it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.envelope import CORRELATION_ID, attributes_of, opened


@dataclass(frozen=True, slots=True)
class Delivery:
    """`body` is the text the CMS signed, untouched.

    `attributes` are the message's own, to be passed on; `headers` are these and the request's
    headers, with names in lower case. `sent_at` in seconds since the epoch.
    """

    message_id: str
    body: str
    attributes: Mapping[str, str]
    headers: Mapping[str, str]
    sent_at: float

    @property
    def source(self) -> str:
        return self.headers.get("source", "")

    @property
    def correlation_id(self) -> str:
        """What the CMS was answered: the id of the first message, which later ones carry."""
        return self.attributes.get(CORRELATION_ID) or self.message_id

    @property
    def received_at(self) -> float:
        """When API Gateway took the request, in seconds since the epoch.

        `receivedAt` survives a stay in the dead-letter queue and a replay, in contrast to the
        time at which the message was sent to this queue, which stands in when it is missing.
        """
        milliseconds = self.headers.get("receivedat", "")
        return int(milliseconds) / 1000 if milliseconds.isdecimal() else self.sent_at


def from_sqs(record: Mapping[str, Any]) -> Delivery:
    """Of a Lambda event's SQS record (Lambda Developer Guide, "Using Lambda with Amazon SQS")."""
    attributes = attributes_of(record)
    return Delivery(
        message_id=record["messageId"],
        body=record["body"],
        attributes=attributes,
        headers=opened(attributes),
        sent_at=int(record.get("attributes", {}).get("SentTimestamp", "0")) / 1000,
    )
