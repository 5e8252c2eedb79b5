"""Lambda's entry point for the editors' queue."""

import os
from functools import cache
from typing import Any

from lectern import clients
from lectern.cms.telling import Tell
from lectern.log import Log
from lectern.secrets import Secret, from_secrets_manager
from tell_editors.settings import Settings, from_environment
from tell_editors.telling import Telling, process


def handle(event: dict[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    return process(event, _telling())


@cache
def _telling() -> Telling:
    log = Log("tell_editors")
    tell = _tell(from_environment(os.environ))
    if tell is None:
        log.warning("no CMS is told", detail="It has no address or no place for it.")
    return Telling(tell, log)


def _tell(settings: Settings) -> Tell | None:
    if settings.source.tell is None or not settings.cms_api_url:
        return None
    from lectern.upstream import poster, session  # noqa: PLC0415 - only where there is a CMS

    secret = Secret(from_secrets_manager(clients.secrets_manager(), settings.secret_id))
    return settings.source.tell(poster(session()), settings.cms_api_url, secret)
