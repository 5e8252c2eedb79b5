"""One webhook as API Gateway queued it: the raw body, and what surrounded it as attributes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

HEADERS = "headers"
"""API Gateway puts every header it forwards into this one attribute, form-encoded.

SQS refuses an attribute without a value, and the queue integration's template can't leave one
out: a header that wasn't sent is an empty field here, and not there at all once parsed.
"""


@dataclass(frozen=True, slots=True)
class Delivery:
    """`body` is the text the CMS signed, untouched; attribute names are in lower case."""

    message_id: str
    body: str
    attributes: Mapping[str, str]
    sent_at: float

    @property
    def source(self) -> str:
        return self.attributes.get("source", "")

    @property
    def event_id(self) -> str:
        return self.attributes.get("webhook-id", "")

    @property
    def correlation_id(self) -> str:
        return self.attributes.get("correlationid") or self.message_id

    @property
    def received_at(self) -> float:
        """When API Gateway took the request, in seconds since the epoch.

        `receivedAt` survives a stay in the dead-letter queue and a replay, in contrast to the
        time at which the message was sent to this queue, which stands in when it is missing.
        """
        milliseconds = self.attributes.get("receivedat", "")
        return int(milliseconds) / 1000 if milliseconds.isdecimal() else self.sent_at


def from_sqs(record: Mapping[str, Any]) -> Delivery:
    """Of a Lambda event's SQS record (Lambda Developer Guide, "Using Lambda with Amazon SQS")."""
    return Delivery(
        message_id=record["messageId"],
        body=record["body"],
        attributes=_attributes(record.get("messageAttributes", {})),
        sent_at=int(record.get("attributes", {}).get("SentTimestamp", "0")) / 1000,
    )


def _attributes(given: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    attributes = {name.lower(): value.get("stringValue", "") for name, value in given.items()}
    headers = parse_qsl(attributes.pop(HEADERS, ""))
    return {name.lower(): value for name, value in headers} | attributes
