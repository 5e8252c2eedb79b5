"""The destination of webhooks, read once from the environment, and one attempt to send one."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from local.cms.dispatch.verdict import Outcome, of_silence, of_status
from local.cms.signing import secret_bytes, sign

TIMEOUT_SECONDS = 10.0
NAMES = ("WEBHOOK_URL", "WEBHOOK_API_KEY", "WEBHOOK_SECRET")

Post = Callable[[str, bytes], Outcome]
"""(message id, body) → the attempt's outcome."""


class DestinationMissing(Exception):
    """The dispatcher can't know where to send; the text names what is missing."""


@dataclass(frozen=True)
class Destination:
    """`key` is the signing key in bytes; `api_key` identifies the CMS to the gateway."""

    url: str
    api_key: str
    key: bytes


def from_environ() -> Destination:
    missing = [name for name in NAMES if not os.environ.get(name)]
    if missing:
        raise DestinationMissing(f"Set {', '.join(missing)} to tell the dispatcher where to send.")
    url, api_key, secret = (os.environ[name] for name in NAMES)
    return Destination(url=url, api_key=api_key, key=secret_bytes(secret))


def poster(destination: Destination, client: httpx.Client) -> Post:
    """Signs every attempt again, because a receiver refuses a timestamp that is minutes old."""

    def post(message_id: str, body: bytes) -> Outcome:
        signed = sign(message_id, int(time.time()), body, destination.key)
        headers = {
            **signed.as_dict(),
            "content-type": "application/json",
            "x-api-key": destination.api_key,
            "user-agent": "Lectern-CMS",
        }
        try:
            answer = client.post(destination.url, content=body, headers=headers)
        except httpx.HTTPError as error:
            return of_silence(error)
        return of_status(answer.status_code, answer.text)

    return post


def open_client() -> httpx.Client:
    """Without the environment's proxies and without redirects: only one address gets the key."""
    return httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False, follow_redirects=False)
