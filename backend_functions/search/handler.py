"""Lambda's entry point for `GET /search`."""

import os
from functools import cache
from typing import Any

from lectern import clients
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.secrets import Secret, from_secrets_manager
from lectern.upstream import getter, session
from search.proxy import SearchProxy, respond
from search.settings import from_environment


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    return respond(event, _proxy())


@cache
def _proxy() -> SearchProxy:
    settings = from_environment(os.environ)
    secret = Secret(from_secrets_manager(clients.secrets_manager(), settings.cms_secret_id))
    log = Log("search")
    return SearchProxy(
        search=settings.source.search(getter(session()), settings.cms_api_url, secret),
        table=Table(settings.content_table, _reader(settings.dax_endpoint, log)),
        site_origin=settings.site_origin,
        log=log,
    )


def _reader(dax_endpoint: str, log: Log) -> Any:
    """Reads the table from DynamoDB, or from a cluster with DynamoDB as its fallback."""
    if not dax_endpoint:
        return clients.dynamodb()
    from lectern.acceleration import AcceleratedReads, connector  # noqa: PLC0415 - rarely needed

    return AcceleratedReads(clients.dynamodb(), connector(dax_endpoint), log)
