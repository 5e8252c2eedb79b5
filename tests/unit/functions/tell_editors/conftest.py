"""The function as it is deployed, with a CMS that answers over real HTTP on loopback."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest

from lectern.cms.outcomes import Outcome, Refused, SentAgain, to_message
from lectern.cms.source import TELL_TOKEN_FIELD
from lectern.cms.wagtail import WAGTAIL
from lectern.log import Log
from lectern.secrets import Secret
from lectern.upstream import poster, session
from tell_editors.telling import Telling
from tests.listening import Answering, listening

TOKEN = "a-token"
REASON = "The entry is too large for the content table."
REFUSED = Refused("msg_a", 1_790_000_000_000, 1_790_000_000, REASON)
SENT_AGAIN = SentAgain("msg_b", 1_790_000_001_000)


@dataclass
class Cms:
    """What it answers next, and what it was told."""

    address: str = ""
    status: int = 200
    body: bytes = b'{"marked": 1}'
    token: str = TOKEN
    drops: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


class _Handler(Answering):
    cms: ClassVar[Cms]

    def do_POST(self) -> None:  # noqa: N802 -- the name that http.server calls
        cms = self.cms
        cms.paths.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if cms.drops:
            cms.drops -= 1
            self.close_connection = True
            return
        refused = self.headers["authorization"] != f"Bearer {cms.token}"
        if not refused:
            cms.told.append(body)
        self.answer(401 if refused else cms.status, cms.body)


@pytest.fixture
def cms() -> Iterator[Cms]:
    state = Cms()
    handler = type("Handler", (_Handler,), {"cms": state})
    with listening(handler) as state.address:
        yield state


@dataclass
class Vault:
    token: str = TOKEN
    readings: int = 0

    def fetch(self) -> dict[str, str]:
        self.readings += 1
        return {TELL_TOKEN_FIELD: self.token}


@pytest.fixture
def vault() -> Vault:
    return Vault()


def telling_to(address: str, vault: Vault) -> Telling:
    assert WAGTAIL.tell is not None
    secret = Secret(vault.fetch, clock=lambda: 0.0)
    post = poster(session(), connect=1.0, read=2.0)
    return Telling(WAGTAIL.tell(post, address, secret), Log("tell_editors", level="INFO"))


@pytest.fixture
def telling(cms: Cms, vault: Vault) -> Telling:
    return telling_to(cms.address, vault)


def batch(*outcomes: Outcome | str) -> dict[str, Any]:
    texts = [one if isinstance(one, str) else to_message(one) for one in outcomes]
    records = [{"messageId": f"m-{at}", "body": text} for at, text in enumerate(texts)]
    return {"Records": records}


def failed(*numbers: int) -> dict[str, list[dict[str, str]]]:
    return {"batchItemFailures": [{"itemIdentifier": f"m-{number}"} for number in numbers]}
