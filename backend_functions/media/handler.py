"""Lambda's entry point for `GET /media`."""

import os
from functools import cache
from typing import Any

from lectern import clients
from lectern.dynamodb import Table
from lectern.log import Log
from media.key import signer
from media.proxy import MediaProxy, Signer, respond
from media.settings import Signing, from_environment


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    return respond(event, _proxy())


@cache
def _proxy() -> MediaProxy:
    settings = from_environment(os.environ)
    return MediaProxy(
        signer=settings.signing and _signer(settings.signing),
        table=Table(settings.content_table, clients.dynamodb()),
        site_origin=settings.site_origin,
        log=Log("media"),
    )


def _signer(signing: Signing) -> Signer:
    return Signer(signing.origin, signing.key_pair_id, signer(clients.kms(), signing.key_arn))
