"""The function as it is deployed, with a signer that writes down what it signs."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from lectern import keys
from lectern.dynamodb import Table
from lectern.log import Log
from media.proxy import MediaProxy, Signer
from tests.unit.functions import cloud

SITE = "https://site.example.org"
ORIGIN = "https://d111111abcdef8.cloudfront.net"
LESSON, FILM = "wagtail-7", "/private/films/keys.mp4"
NOW = 1_767_283_200


@dataclass
class Pen:
    signed: list[bytes] = field(default_factory=list)

    def sign(self, message: bytes) -> bytes:
        self.signed.append(message)
        return b"a signature"


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.fixture
def proxy(table: Table, pen: Pen) -> MediaProxy:
    return MediaProxy(
        signer=Signer(ORIGIN, "K2JCJMDEHXQW5F", pen.sign),
        table=table,
        site_origin=SITE,
        log=Log("media", level="INFO"),
        now=lambda: NOW + 0.9,
    )


def lesson(table: Table, *urls: str, status: str = "published") -> None:
    """An entry whose blocks are a paragraph and then a film at each address."""
    films = [{"kind": "video", "url": url, "title": "A film"} for url in urls]
    blocks = [{"kind": "html", "html": "<p>Watch.</p>"}, *films]
    cloud.put(table, {**keys.entry(LESSON)._asdict(), "status": status, "blocks": blocks})


def request(
    content: str | None = LESSON, path: str | None = FILM, person: str = "5f2c0000-learner"
) -> dict[str, Any]:
    """API Gateway's proxy event: parameters are decoded, claims are the authorizer's."""
    given = {"content": content, "path": path}
    parameters = {name: value for name, value in given.items() if value is not None}
    claims = {"sub": person, "email": "ada@lectern.test"}
    return {
        "httpMethod": "GET",
        "path": "/media",
        "queryStringParameters": parameters or None,
        "requestContext": {"requestId": "request-1", "authorizer": {"claims": claims}},
    }
