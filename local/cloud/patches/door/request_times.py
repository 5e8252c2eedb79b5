"""Takes a signature only near the time that it names, as AWS does.

A request may be five minutes off, at S3 fifteen (AWS General Reference, "Elements of an AWS API
request signature": five minutes; Amazon S3, "RequestTimeTooSkewed": fifteen). As shipped, the
emulator allows DynamoDB fifteen, and takes a date that it can't read for one that is never over.
The words are those that AWS's SDKs read the server's time from.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from local.cloud.patches.emulator import hooks

FAILURE = hooks.Target("ministack.core.sigv4", "request_time_failure", ("signature", "now"))
MINUTES, MINUTES_OF_S3 = 5, 15
FORMAT = "%Y%m%dT%H%M%SZ"
LENGTH = len("20261127T052344Z")
Failure = tuple[str, str] | None


def install() -> None:
    hooks.replace(FAILURE, _as_aws)


def failure_of(date: str, service: str, now: datetime) -> Failure:
    """Error code and message, or None; `date` is the request's X-Amz-Date."""
    signed_at = _read(date)
    if signed_at is None:
        return (
            "IncompleteSignature",
            f"Date must be in ISO-8601 'basic format'. Got '{date}'. "
            "See http://en.wikipedia.org/wiki/ISO_8601",
        )
    minutes = MINUTES_OF_S3 if service == "s3" else MINUTES
    earliest, latest = now - timedelta(minutes=minutes), now + timedelta(minutes=minutes)
    if signed_at < earliest:
        return (
            "RequestTimeTooSkewed",
            f"Signature expired: {date} is now earlier than {earliest.strftime(FORMAT)} "
            f"({now.strftime(FORMAT)} - {minutes} min.)",
        )
    if signed_at > latest:
        return (
            "RequestTimeTooSkewed",
            f"Signature not yet current: {date} is still later than {latest.strftime(FORMAT)} "
            f"({now.strftime(FORMAT)} + {minutes} min.)",
        )
    return None


def _read(date: str) -> datetime | None:
    try:
        read = datetime.strptime(date, FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return read if len(date) == LENGTH and date.isascii() else None


def _as_aws(_shipped: Callable[..., Failure]) -> Callable[..., Failure]:
    def request_time_failure(signature: Any, *, now: datetime | None = None) -> Failure:
        return failure_of(signature.amz_date, signature.service, now or datetime.now(UTC))

    return request_time_failure
