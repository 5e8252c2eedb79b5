"""A message of the dead-letter queue, put there by cms_ingest with a reason or by SQS without."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lectern.envelope import CORRELATION_ID, FAILURE_CODE, FAILURE_REASON, attributes_of, opened


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """`failure_code` is empty when SQS gave the message up after its last attempt."""

    message_id: str
    body: str
    attributes: Mapping[str, str]
    failure_code: str
    failure_reason: str
    source: str
    event_id: str
    correlation_id: str
    received_at: str


def from_sqs(record: Mapping[str, Any]) -> DeadLetter:
    from lectern.cms import event_id  # noqa: PLC0415 - a run of the schedule reads no letter

    attributes = attributes_of(record)
    headers = opened(attributes)
    sent = str(record.get("attributes", {}).get("SentTimestamp", ""))
    return DeadLetter(
        message_id=record["messageId"],
        body=record["body"],
        attributes=attributes,
        failure_code=attributes.get(FAILURE_CODE, ""),
        failure_reason=attributes.get(FAILURE_REASON, ""),
        source=headers.get("source", ""),
        event_id=event_id(headers),
        correlation_id=attributes.get(CORRELATION_ID) or record["messageId"],
        received_at=_moment(headers.get("receivedat") or sent),
    )


def _moment(milliseconds: str) -> str:
    """`2026-11-21 02:00:00 UTC` of milliseconds since the epoch."""
    if not (milliseconds.isdecimal() and len(milliseconds) <= 13):
        return "unknown"
    moment = datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")
