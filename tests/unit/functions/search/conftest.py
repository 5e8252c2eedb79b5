"""The search as it is deployed, with a CMS that answers over real HTTP on loopback."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

import pytest

from lectern.cms.wagtail import WAGTAIL
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.secrets import Secret
from lectern.upstream import getter, session
from search.proxy import SearchProxy, respond
from tests.listening import Answering, listening

SITE = "https://site.example.org"
TOKEN = "a-token"


@dataclass
class Cms:
    """What it answers next, and what it was asked."""

    address: str = ""
    status: int = 200
    body: Any = field(default_factory=lambda: {"meta": {"total_count": 0}, "items": []})
    token: str = TOKEN
    hangs: threading.Event | None = None
    drops: int = 0
    asked: list[dict[str, str]] = field(default_factory=list)

    def finds(self, *items: dict[str, Any]) -> None:
        self.body = {"meta": {"total_count": len(items)}, "items": [*items]}


class _Handler(Answering):
    cms: ClassVar[Cms]

    def do_GET(self) -> None:  # noqa: N802 -- the name that http.server calls
        cms = self.cms
        cms.asked.append(
            {"path": urlsplit(self.path).path, **dict(parse_qsl(urlsplit(self.path).query))}
        )
        if cms.hangs is not None:
            cms.hangs.wait(10)
        if cms.drops:
            cms.drops -= 1
            self.close_connection = True
            return
        refused = self.headers["Authorization"] != f"Bearer {cms.token}"
        body = cms.body if isinstance(cms.body, bytes) else json.dumps(cms.body).encode()
        self.answer(401 if refused else cms.status, body)


@pytest.fixture
def cms() -> Iterator[Cms]:
    state = Cms()
    handler = type("Handler", (_Handler,), {"cms": state})
    with listening(handler) as state.address:
        yield state
        if state.hangs is not None:
            state.hangs.set()


@dataclass
class Vault:
    token: str = TOKEN
    readings: int = 0

    def fetch(self) -> dict[str, str]:
        self.readings += 1
        return {"apiToken": self.token}


@pytest.fixture
def vault() -> Vault:
    return Vault()


def proxy_to(address: str, table: Table, vault: Vault) -> SearchProxy:
    get = getter(session(), connect=1.0, read=2.0)
    return SearchProxy(
        search=WAGTAIL.search(get, address, Secret(vault.fetch, clock=lambda: 0.0)),
        table=table,
        site_origin=SITE,
        log=Log("search", level="INFO"),
    )


@pytest.fixture
def proxy(cms: Cms, table: Table, vault: Vault) -> SearchProxy:
    return proxy_to(cms.address, table, vault)


def request(
    q: str | None, locale: str | None = None, person: str = "5f2c0000-learner"
) -> dict[str, Any]:
    """API Gateway's proxy event."""
    given = {"q": q, "locale": locale}
    parameters = {name: value for name, value in given.items() if value is not None}
    return {
        "httpMethod": "GET",
        "path": "/search",
        "queryStringParameters": parameters or None,
        "requestContext": {
            "requestId": "request-1",
            "authorizer": {"claims": {"sub": person}},
        },
    }


def found(number: int, kind: str = "Lesson", course_title: str = "Tables") -> dict[str, Any]:
    return {
        "id": number,
        "meta": {"type": f"courses.{kind}", "slug": f"slug-{number}", "locale": "en"},
        "title": f"Title {number}",
        "summary": "About it",
        "course_title": course_title,
    }


def ask(proxy: SearchProxy, q: str | None = "table", locale: str | None = None) -> tuple[int, Any]:
    answer = respond(request(q, locale), proxy)
    assert answer["headers"]["Access-Control-Allow-Origin"] == SITE
    assert answer["headers"]["Content-Type"].startswith("application/json")
    return answer["statusCode"], json.loads(answer["body"])
