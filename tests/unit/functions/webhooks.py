"""Wagtail's webhooks as Lambda receives them from the queue."""

import json
from typing import Any
from urllib.parse import urlencode

from lectern.signature import sign

SECRET = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ="
OTHER_SECRET = "whsec_YW5vdGhlci1zZWNyZXQtYW5vdGhlci1zZWNyZXQtMTI="
NOW = 1_790_000_000
MEDIA = "https://media.example.org"


def course(number: int = 7, version: int = 1, **changed: Any) -> dict[str, Any]:
    data = _entry(number, "course", version) | changed
    return {"type": "entry.published", "timestamp": "2026-11-21T02:00:00.000Z", "data": data}


def lesson(number: int = 12, version: int = 1, **changed: Any) -> dict[str, Any]:
    data = _entry(number, "lesson", version) | {
        "durationMinutes": 12,
        "course": {"id": 7, "slug": "tables", "title": "Tables"},
        "body": [{"type": "text", "html": "<p>Hello</p>"}],
    }
    data |= changed
    return {"type": "entry.published", "timestamp": "2026-11-21T02:00:00.000Z", "data": data}


def gone(event: str, number: int = 12, version: int = 2, kind: str = "lesson") -> dict[str, Any]:
    """`event` is unpublished or deleted."""
    data = {"id": number, "contentType": kind, "locale": "en", "version": version}
    return {"type": f"entry.{event}", "timestamp": "2026-11-21T02:00:00.000Z", "data": data}


def _entry(number: int, kind: str, version: int) -> dict[str, Any]:
    return {
        "id": number,
        "contentType": kind,
        "locale": "en",
        "version": version,
        "slug": "single-table",
        "title": "Single-table design",
        "summary": "One table, many items.",
        "position": 3,
        "level": "beginner",
        "tags": ["dynamodb"],
        "cover": {"url": f"{MEDIA}/a.jpg", "alt": "A table", "width": 1200, "height": 675},
        "publishedAt": "2026-11-20T02:00:00.000Z",
        "updatedAt": "2026-11-21T02:00:00.000Z",
    }


def message(
    body: dict[str, Any] | str,
    *,
    message_id: str = "m-1",
    secret: str = SECRET,
    source: str = "wagtail",
    timestamp: int = NOW,
    received_at: int | None = NOW,
    sent_at: int = NOW,
    attributes: dict[str, str] | None = None,
    **headers: str,
) -> dict[str, Any]:
    """One SQS record; times in seconds. `headers` replace the request's own; `-` is spelt `_`."""
    raw = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    signature = sign(secret, f"msg-{message_id}.{timestamp}.{raw}".encode()).decode()
    request = {
        **({} if received_at is None else {"receivedAt": str(received_at * 1000)}),
        "content-type": "application/json",
        "webhook-id": f"msg-{message_id}",
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    carried = {"source": source, "headers": urlencode(request), **(attributes or {})}
    return {
        "messageId": message_id,
        "receiptHandle": "handle",
        "body": raw,
        "attributes": {"SentTimestamp": str(sent_at * 1000), "ApproximateReceiveCount": "1"},
        "messageAttributes": {
            name: {"stringValue": value, "dataType": "String"} for name, value in carried.items()
        },
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-west-1:000000000000:webhooks",
        "awsRegion": "eu-west-1",
    }


def batch(*records: dict[str, Any]) -> dict[str, Any]:
    return {"Records": [*records]}
