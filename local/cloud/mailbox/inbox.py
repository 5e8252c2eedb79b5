"""The mail that SES and Cognito sent, readable at an address nobody can guess.

Confirmation codes are in it: only who was told the address (the operator, through the
outputs file) may read it.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from amplify.project import owner_only
from local.cloud.patches.emulator.routes import SENT_MAIL
from local.cloud.request.asgi import Application, call

PREFIX = "/mail/"
JSON_NAME = "messages.json"
ADDRESS_FILE = "mail-token"


@dataclass(frozen=True)
class Mail:
    """One sent message; `sent_at` is ISO 8601 in UTC, to the microsecond."""

    message_id: str
    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    sent_at: str


def token(state: Path) -> str:
    """The unguessable part of the mailbox's address, made once for a state directory."""
    file = state / ADDRESS_FILE
    if not file.exists():
        state.mkdir(parents=True, exist_ok=True)
        owner_only.write_once(file, secrets.token_urlsafe(24))
    return file.read_text().strip()


def url(cloud_url: str, state: Path) -> str:
    """Where a person reads the mail; `<url>messages.json` is the same for a program."""
    return f"{cloud_url}{PREFIX}{token(state)}/"


async def sent(emulator: Application, cloud_url: str) -> list[Mail]:
    """Every message, newest first."""
    answer = await call(emulator, "GET", cloud_url + SENT_MAIL)
    accounts: Iterable[list[dict[str, Any]]] = answer.json()["messages"].values()
    messages = [_mail(record) for records in accounts for record in records]
    return sorted(messages, key=lambda mail: mail.sent_at, reverse=True)


def _mail(record: dict[str, Any]) -> Mail:
    return Mail(
        message_id=record["MessageId"],
        sender=record["Source"],
        to=tuple(record["To"]),
        subject=record["Subject"],
        text=record["BodyText"] or record["BodyHtml"] or "",
        sent_at=datetime.fromtimestamp(float(record["Timestamp"]), UTC).isoformat(),
    )
