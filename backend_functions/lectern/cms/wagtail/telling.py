"""Tells the CMS's editors what became of its webhooks (`local/cms/webhooks/refused.py`)."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from lectern.cms.finding import Answer
from lectern.cms.outcomes import Outcome, Refused, SentAgain
from lectern.cms.source import TELL_TOKEN_FIELD
from lectern.cms.telling import Post, Tell
from lectern.errors import UpstreamFailed
from lectern.secrets import Secret

PATH = "/api/webhooks/refused/"
_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def teller(post: Post, cms_api_url: str, secret: Secret) -> Tell:
    """A refused token is looked up again once."""

    def say(body: Mapping[str, Any]) -> Answer:
        return post(f"{cms_api_url}{PATH}", body, secret.field(TELL_TOKEN_FIELD))

    def tell(outcomes: Sequence[Outcome]) -> int:
        body = _body(outcomes)
        answer = say(body)
        if answer.status in _REFUSALS:
            secret.reread()
            answer = say(body)
        return _marked(answer)

    return tell


def _body(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    refused = [
        {"id": one.event_id, "at": one.at, "signedAt": one.signed_at, "reason": one.reason}
        for one in outcomes
        if isinstance(one, Refused)
    ]
    again = [{"id": one.event_id, "at": one.at} for one in outcomes if isinstance(one, SentAgain)]
    return {"refused": refused, "sentAgain": again}


def _marked(answer: Answer) -> int:
    if answer.status != HTTPStatus.OK:
        raise UpstreamFailed(f"The CMS answered {int(answer.status)}.")
    try:
        return int(json.loads(answer.body)["marked"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UpstreamFailed("The CMS's answer has another form than promised.") from error
