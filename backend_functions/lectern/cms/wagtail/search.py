"""The CMS's search (`local/cms/search_api.py`) as neutral hits."""

import json
import re
from http import HTTPStatus
from typing import Any

from lectern.cms.finding import Answer, Found, Get, Hit, Query, Search
from lectern.cms.source import API_TOKEN_FIELD
from lectern.cms.wagtail import ID_PATTERN, NAME
from lectern.content import ContentType, content_id
from lectern.errors import UpstreamFailed
from lectern.limits import SEARCH_HITS
from lectern.secrets import Secret

PATH = "/api/search/"
_CONTENT_TYPES: dict[str, ContentType] = {"courses.Course": "course", "courses.Lesson": "lesson"}
_ID = re.compile(ID_PATTERN)
_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def searcher(get: Get, cms_api_url: str, secret: Secret) -> Search:
    """A refused token is looked up again once."""

    def ask(query: Query, token: str) -> Answer:
        parameters = {
            "search": query.text,
            "locale": query.locale,
            "limit": str(SEARCH_HITS),
            "offset": str(query.start),
        }
        return get(f"{cms_api_url}{PATH}", parameters, token)

    def search(query: Query) -> Found:
        answer = ask(query, secret.field(API_TOKEN_FIELD))
        if answer.status in _REFUSALS:
            secret.reread()
            answer = ask(query, secret.field(API_TOKEN_FIELD))
        return _found(answer)

    return search


def _found(answer: Answer) -> Found:
    if answer.status != HTTPStatus.OK:
        raise UpstreamFailed(f"The CMS answered {answer.status}.")
    body = _json(answer)
    try:
        hits = [_hit(item) for item in body["items"][:SEARCH_HITS]]
        return Found(int(body["meta"]["total_count"]), hits)
    except (KeyError, TypeError, ValueError) as error:
        raise UpstreamFailed("The CMS's answer has another form than promised.") from error


def _json(answer: Answer) -> dict[str, Any]:
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        body = None
    return body if isinstance(body, dict) else {}


def _hit(item: dict[str, Any]) -> Hit:
    external_id = str(item["id"])
    if not _ID.fullmatch(external_id):
        raise ValueError(ID_PATTERN)
    return Hit(
        content_id=content_id(NAME, external_id),
        content_type=_CONTENT_TYPES[item["meta"]["type"]],
        title=str(item["title"]),
        summary=str(item.get("summary") or ""),
        slug=str(item["meta"]["slug"]),
        course_title=str(item.get("course_title") or ""),
        locale=str(item["meta"]["locale"]),
    )
