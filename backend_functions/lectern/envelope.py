"""What surrounded a webhook, as a queue's message carries it.

API Gateway sets two message attributes: `source`, from the webhook's address, and `headers`, a
form-encoded text of the request's chosen headers and `receivedAt` (milliseconds since the epoch).
One attribute for all headers, because a queue refuses an empty attribute and takes at most 10
(SQS Developer Guide, "Amazon SQS message metadata"). Functions add `correlationId`,
`failureCode` and `failureReason` as attributes of their own.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

MOST_ATTRIBUTES = 10
HEADERS = "headers"
CORRELATION_ID = "correlationId"
FAILURE_CODE = "failureCode"
FAILURE_REASON = "failureReason"


def attributes_of(record: Mapping[str, Any]) -> dict[str, str]:
    """The text attributes of a Lambda event's SQS record, as they are."""
    return {
        name: attribute["stringValue"]
        for name, attribute in record.get("messageAttributes", {}).items()
        if attribute.get("stringValue")
    }


def opened(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes and headers side by side, names in lower case; an attribute wins over a header."""
    headers = {name.lower(): value for name, value in parse_qsl(attributes.get(HEADERS, ""))}
    own = {name.lower(): value for name, value in attributes.items() if name != HEADERS}
    return headers | own


def to_sqs(attributes: Mapping[str, str]) -> dict[str, Any]:
    """As SQS's SendMessage takes them: the first 10, in their order."""
    return {
        name: {"DataType": "String", "StringValue": value}
        for name, value in list(attributes.items())[:MOST_ATTRIBUTES]
    }
