"""Moments as items hold them: ISO 8601 in UTC, to the second."""

from datetime import UTC, datetime


def to_iso(at: float) -> str:
    """Of seconds since the epoch."""
    return f"{datetime.fromtimestamp(int(at), UTC):%Y-%m-%dT%H:%M:%SZ}"


def from_iso(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
