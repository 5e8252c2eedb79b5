"""A message of the dead-letter queue, and what a mail may show of it.

cms_ingest puts a message there with a reason, SQS without one. A mail shows a stranger's text only
bounded and on one line. It shows no signature and no key, and no character that could act on a
terminal or in a header.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lectern.envelope import CORRELATION_ID, FAILURE_CODE, FAILURE_REASON, attributes_of, opened
from lectern.notices.kinds import kind_of

EXCERPT_BYTES = 300
FACT_BYTES = 200


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """`failure_code` is empty if SQS gave the message up after its last attempt.

    `sent_at` is in milliseconds by SQS's clock; for a message that SQS gave up it is the time at
    which the ingest queue got it (SQS Developer Guide, "Using dead-letter queues").
    """

    message_id: str
    body: str
    attributes: Mapping[str, str]
    failure_code: str
    failure_reason: str
    source: str
    event_id: str
    correlation_id: str
    received_at: str
    sent_at: int


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
        sent_at=int(sent) if sent.isdecimal() else 0,
    )


def _moment(milliseconds: str) -> str:
    """`2026-11-21 02:00:00 UTC` of milliseconds since the epoch."""
    if not (milliseconds.isdecimal() and len(milliseconds) <= 13):
        return "unknown"
    moment = datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")


def facts_of(letter: DeadLetter) -> dict[str, str]:
    """Label → value."""
    facts = {
        "Source": letter.source or "none",
        "Received": letter.received_at,
        "Reason code": kind_of(letter.failure_code),
        "Detail": letter.failure_reason or "none",
        "Event id": letter.event_id or "none",
        "Correlation id": letter.correlation_id,
    }
    return {name: _one_line(value) for name, value in facts.items()}


def excerpt_of(letter: DeadLetter) -> str:
    """The beginning of the body."""
    return _bounded(letter.body, EXCERPT_BYTES)


def _one_line(value: str) -> str:
    return _bounded(" ".join(value[: 2 * FACT_BYTES].split()), FACT_BYTES)


def _bounded(value: str, most: int) -> str:
    """At most `most` bytes of UTF-8, whole characters: a flood must not cost many write units."""
    printable = "".join(c if c.isprintable() or c == "\n" else " " for c in value[:most])
    kept = printable.encode()[:most].decode(errors="ignore")
    return f"{kept} …" if len(kept) < len(value) else kept
