"""The CMS whose editors are told what became of their webhooks, and telling it.

Of the local Lectern both its address and its token are known. Of another, they come from
LECTERN_CMS_URL and LECTERN_CMS_TOKEN: a token that may change deliveries.
"""

import argparse
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import httpx

from local import settings
from local.cms import credentials
from operations import account
from operations.errors import CmsUnknown, CmsUntold
from operations.refused import Refused

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
        chosen = settings.from_environ()
        return Cms(chosen.cms_url, credentials.ensure(chosen.state / "cms").api_token)
    if not (os.environ.get(URL) and os.environ.get(TOKEN)):
        raise CmsUnknown(URL, TOKEN)
    return Cms(os.environ[URL].rstrip("/"), os.environ[TOKEN])


def tell(cms: Cms, webhooks: Iterable[Refused] = (), sent_again: Iterable[str] = ()) -> int:
    """How many deliveries the CMS marked anew. Raises CmsUntold."""
    told = {"refused": [*_told(webhooks)], "sentAgain": [*sent_again]}
    headers = {"authorization": f"Bearer {cms.token}"}
    try:
        with httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
            answer = client.post(f"{cms.url}{ADDRESS}", json=told, headers=headers)
        answer.raise_for_status()
        return int(answer.json()["marked"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError) as error:
        raise CmsUntold(cms.url, str(error)) from error


def _told(webhooks: Iterable[Refused]) -> Iterator[dict[str, str | int]]:
    for one in webhooks:
        yield {"id": one.message_id, "signedAt": one.signed_at, "reason": one.reason}
