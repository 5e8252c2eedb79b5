"""The CMS's search (`local/cms/search_api.py`) as neutral hits."""

import re
from typing import Any

from lectern.cms.finding import Answer, Found, Get, Hit, Query, Search
from lectern.cms.wagtail import ID_PATTERN, NAME
from lectern.cms.wagtail.asking import another_form, asker, opened
from lectern.content import ContentType, content_id
from lectern.limits import SEARCH_HITS
from lectern.secrets import Secret

PATH = "/api/search/"
_CONTENT_TYPES: dict[str, ContentType] = {"courses.Course": "course", "courses.Lesson": "lesson"}
_ID = re.compile(ID_PATTERN)


def searcher(get: Get, cms_api_url: str, secret: Secret) -> Search:
    ask = asker(get, cms_api_url, secret)

    def search(query: Query) -> Found:
        parameters = {
            "search": query.text,
            "locale": query.locale,
            "limit": str(SEARCH_HITS),
            "offset": str(query.start),
        }
        return _found(ask(PATH, parameters))

    return search


def _found(answer: Answer) -> Found:
    body = opened(answer)
    try:
        hits = [_hit(item) for item in body["items"][:SEARCH_HITS]]
        return Found(int(body["meta"]["total_count"]), hits)
    except (KeyError, TypeError, ValueError) as error:
        raise another_form() from error


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
