"""Handles one request for a signed URL."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lectern import answers
from lectern.allowance import Allowance
from lectern.dynamodb import Table
from lectern.errors import MediaOff
from lectern.limits import MEDIA_ADDRESS_SECONDS
from lectern.log import Log
from media.entry import address
from media.request import from_event
from media.signing import Sign, signed_address


@dataclass(frozen=True, slots=True)
class Signer:
    """`key_pair_id` is CloudFront's name of the key that `sign` uses."""

    origin: str
    key_pair_id: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class MediaProxy:
    """The dependencies of this function; `signer` is None if media is off."""

    signer: Signer | None
    table: Table
    site_origin: str
    log: Log
    now: Callable[[], float] = time.time
    allowance: Allowance = field(default_factory=Allowance)


def respond(event: Mapping[str, Any], proxy: MediaProxy) -> answers.Proxied:
    """Always an answer that a browser can read. The log names the entry, never the learner.

    Nor of the address: whoever holds a signed one can fetch the file.
    """
    log = proxy.log.about(answers.request_id(event))
    return answers.answered(log, proxy.site_origin, lambda: _signed(event, proxy, log))


def _signed(event: Mapping[str, Any], proxy: MediaProxy, log: Log) -> dict[str, Any]:
    proxy.allowance.take(answers.person(event))
    if proxy.signer is None:
        raise MediaOff
    asked = from_event(event)
    resource = address(asked, proxy.signer.origin, proxy.table)
    expires = int(proxy.now()) + MEDIA_ADDRESS_SECONDS
    url = signed_address(resource, expires, proxy.signer.key_pair_id, proxy.signer.sign)
    log.info("signed", contentId=asked.content_id)
    return {"url": url, "expiresAt": expires}
