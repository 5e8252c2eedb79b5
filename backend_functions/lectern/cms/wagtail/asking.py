"""Asks the CMS's API with its token; a refused token is looked up again once."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from lectern.cms.finding import Answer, Get
from lectern.cms.source import API_TOKEN_FIELD
from lectern.errors import UpstreamFailed
from lectern.secrets import Secret

Ask = Callable[[str, Mapping[str, str]], Answer]
"""(path, parameters) → answer; raises UpstreamFailed or UpstreamTimedOut."""

_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def asker(get: Get, cms_api_url: str, secret: Secret) -> Ask:
    def ask(path: str, parameters: Mapping[str, str]) -> Answer:
        address = f"{cms_api_url}{path}"
        answer = get(address, parameters, secret.field(API_TOKEN_FIELD))
        if answer.status in _REFUSALS:
            secret.reread()
            answer = get(address, parameters, secret.field(API_TOKEN_FIELD))
        return answer

    return ask


def expect_ok(answer: Answer) -> None:
    """Raises UpstreamFailed for any status but 200."""
    if answer.status != HTTPStatus.OK:
        raise UpstreamFailed(f"The CMS answered {int(answer.status)}.")


def opened(answer: Answer) -> dict[str, Any]:
    """Its JSON object, empty where it is none. Raises UpstreamFailed for any status but 200."""
    expect_ok(answer)
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        body = None
    return body if isinstance(body, dict) else {}


def another_form() -> UpstreamFailed:
    return UpstreamFailed("The CMS's answer has another form than promised.")
