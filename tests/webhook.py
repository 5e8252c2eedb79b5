"""Sends webhooks to the ingest API as a CMS does, well or badly signed."""

import base64
import hashlib
import hmac
import itertools
import json
import time
import uuid
from dataclasses import dataclass
from typing import Any

import requests

TIMEOUT_SECONDS = 20


def sign(secret: str, event_id: str, timestamp: int, body: bytes) -> str:
    """Standard Webhooks, "Signature scheme": HMAC-SHA256 over `id.timestamp.body`."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{event_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


_numbers = itertools.count(int(time.time()) * 10, 10)


def new_entry() -> int:
    """An id that no page of the CMS and no other test has."""
    return next(_numbers)


@dataclass(frozen=True)
class Webhook:
    """`url` ends before the source's name."""

    url: str
    api_key: str
    secret: str

    def send(
        self,
        body: bytes,
        *,
        source: str = "wagtail",
        event_id: str = "",
        signature: str = "",
        headers: dict[str, str] | None = None,
    ) -> requests.Response:
        event_id = event_id or f"evt_{uuid.uuid4().hex}"
        now = int(time.time())
        return requests.post(
            f"{self.url}/{source}",
            data=body,
            timeout=TIMEOUT_SECONDS,
            headers={
                "content-type": "application/json",
                "x-api-key": self.api_key,
                "webhook-id": event_id,
                "webhook-timestamp": str(now),
                "webhook-signature": signature or sign(self.secret, event_id, now, body),
                **(headers or {}),
            },
        )


def lesson_event(entry_id: int, version: int, title: str, **changes: Any) -> bytes:
    """What the embedded CMS sends when a lesson is published."""
    lesson = {
        "id": entry_id,
        "contentType": "lesson",
        "locale": "en",
        "version": version,
        "slug": f"lesson-{entry_id}",
        "title": title,
        "summary": "A lesson that a test published.",
        "position": 1,
        "level": "beginner",
        "tags": ["test"],
        "durationMinutes": 5,
        "cover": None,
        "publishedAt": "2026-11-21T02:00:00.000Z",
        "updatedAt": "2026-11-21T02:00:00.000Z",
        "course": {"id": entry_id + 1, "slug": "a-course", "title": "A course"},
        "body": [{"type": "text", "html": "<p>Hello.</p>"}],
        **changes,
    }
    return json.dumps(
        {"type": "entry.published", "timestamp": "2026-11-21T02:00:00.000Z", "data": lesson}
    ).encode()


def course_event(entry_id: int, version: int, title: str, **changes: Any) -> bytes:
    """What the embedded CMS sends when a course is published."""
    course = {
        "id": entry_id,
        "contentType": "course",
        "locale": "en",
        "version": version,
        "slug": f"course-{entry_id}",
        "title": title,
        "summary": "A course that a test published.",
        "position": 1,
        "level": "beginner",
        "tags": [],
        "cover": None,
        "publishedAt": "2026-11-21T02:00:00.000Z",
        "updatedAt": "2026-11-21T02:00:00.000Z",
        **changes,
    }
    return json.dumps(
        {"type": "entry.published", "timestamp": "2026-11-21T02:00:00.000Z", "data": course}
    ).encode()


def removal_event(kind: str, entry_id: int, version: int) -> bytes:
    """`kind` is `entry.unpublished` or `entry.deleted`."""
    data = {"id": entry_id, "contentType": "lesson", "locale": "en", "version": version}
    return json.dumps(
        {"type": kind, "timestamp": "2026-11-21T02:00:00.000Z", "data": data}
    ).encode()
