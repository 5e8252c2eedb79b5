"""What every source's telling keeps, where its CMS has a place for it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import pytest

from lectern.cms import SOURCES
from lectern.cms.finding import Answer
from lectern.cms.outcomes import Outcome, Refused, SentAgain
from lectern.cms.source import Source
from lectern.errors import UpstreamFailed
from lectern.secrets import Secret
from tests.unit.functions.lectern.cms import hostile
from tests.unit.functions.lectern.cms.recording import Recording
from tests.unit.functions.lectern.cms.test_search_contract import held

API = "https://cms.example.org/below"
OUTCOMES: list[Outcome] = [Refused("evt_1", 2, 1, "Too large."), SentAgain("evt_2", 3)]
TELLING = [
    pytest.param(source, id=name) for name, source in SOURCES.items() if source.tell is not None
]
every_telling = pytest.mark.parametrize("source", TELLING)


def told(
    source: Source, answer: Answer, fields: Mapping[str, str]
) -> tuple[int, list[tuple[str, str, str]]]:
    """How many the CMS marked, and address, body and token of each request."""
    requests: list[tuple[str, str, str]] = []

    def post(address: str, body: Mapping[str, Any], token: str) -> Answer:
        requests.append((address, str(body), token))
        return answer

    assert source.tell is not None
    secret = Secret(lambda: held(fields), clock=lambda: 0.0)
    return source.tell(post, API, secret)(OUTCOMES), requests


def test_there_is_a_source_that_tells() -> None:
    assert TELLING


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_source_that_tells_nobody_has_no_field_for_it(source: Source) -> None:
    assert bool(source.tell_fields) == (source.tell is not None)


@every_telling
def test_the_configured_cms_is_told_all_with_the_declared_fields_alone(source: Source) -> None:
    fields = Recording(dict.fromkeys(source.tell_fields, "a-token"))
    _, requests = told(source, Answer(HTTPStatus.OK, b'{"marked": 2}'), fields)
    assert fields.read == source.tell_fields
    for address, body, token in requests:
        assert address.startswith(f"{API}/")
        assert "evt_1" in body
        assert "evt_2" in body
        assert token == "a-token"


@every_telling
@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 429, 500, 503])
def test_a_refusal_of_the_cms_is_a_failure_after_two_tries_at_most(
    source: Source, status: int
) -> None:
    with pytest.raises(UpstreamFailed, match=str(status)):
        told(source, Answer(status, b"{}"), dict.fromkeys(source.tell_fields, "a-token"))


@every_telling
def test_a_hostile_answer_is_a_number_or_a_typed_failure(source: Source) -> None:
    for text in hostile.texts('{"marked": 2}'):
        answer = Answer(HTTPStatus.OK, text.encode("utf-8", "surrogatepass"))
        try:
            marked, _ = told(source, answer, dict.fromkeys(source.tell_fields, "a-token"))
        except UpstreamFailed:
            continue
        assert isinstance(marked, int)
