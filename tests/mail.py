"""Reads the mail that the local cloud has sent."""

from dataclasses import dataclass
from typing import Any

import requests

TIMEOUT_SECONDS = 10


@dataclass(frozen=True)
class Mailbox:
    """`url` is the outputs file's `mailUrl`; `messages.json` below it is for programs."""

    url: str

    def messages(self) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.url}messages.json", timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found

    def to(self, address: str) -> list[dict[str, Any]]:
        return [message for message in self.messages() if address in message["to"]]

    def containing(self, text: str) -> list[dict[str, Any]]:
        return [message for message in self.messages() if text in str(message)]
