"""Tells a CMS what happened to its webhooks, so that its editors see it.

For the local Lectern the address and the token are known. For another environment they come from
LECTERN_CMS_URL and LECTERN_CMS_TOKEN: a token that may change deliveries.
"""

import argparse
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import httpx

from operations import account, here
from operations.operation_refused import CmsUnknown, CmsUntold
from operations.parked_webhooks import ParkedWebhook

TIMEOUT_SECONDS = 10.0
ADDRESS = "/api/webhooks/refused/"
URL, TOKEN = "LECTERN_CMS_URL", "LECTERN_CMS_TOKEN"


@dataclass(frozen=True)
class Cms:
    url: str
    token: str


def cms_of(given: argparse.Namespace) -> Cms:
    """Raises CmsUnknown."""
    if account.is_local(given):
        return Cms(*here.cms())
    if not (os.environ.get(URL) and os.environ.get(TOKEN)):
        raise CmsUnknown(URL, TOKEN)
    return Cms(os.environ[URL].rstrip("/"), os.environ[TOKEN])


def tell(cms: Cms, webhooks: Iterable[ParkedWebhook] = (), sent_again: Iterable[str] = ()) -> int:
    """Returns how many deliveries the CMS marked. Raises CmsUntold."""
    told = {"refused": [*_told(webhooks)], "sentAgain": [*sent_again]}
    headers = {"authorization": f"Bearer {cms.token}"}
    try:
        with httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
            answer = client.post(f"{cms.url}{ADDRESS}", json=told, headers=headers)
        answer.raise_for_status()
        return int(answer.json()["marked"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError) as error:
        raise CmsUntold(cms.url, str(error)) from error


def _told(webhooks: Iterable[ParkedWebhook]) -> Iterator[dict[str, str | int]]:
    for one in webhooks:
        yield {"id": one.message_id, "signedAt": one.signed_at, "reason": one.reason}
