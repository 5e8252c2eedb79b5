"""What every source's search keeps, whatever its CMS and whatever that answers."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import pytest

from lectern.cms.finding import Answer, Found, Query
from lectern.cms.source import Source
from lectern.content_ids import is_content_id
from lectern.errors import UpstreamFailed
from lectern.limits import SEARCH_HITS
from lectern.secrets import Secret
from tests.unit.functions.lectern.cms import hostile
from tests.unit.functions.lectern.cms.recording import Recording
from tests.unit.functions.lectern.cms.samples import Samples, every_source

API = "https://cms.example.org/below"


def asked(
    source: Source, answer: Answer, fields: Mapping[str, str]
) -> tuple[Found, list[tuple[str, str]]]:
    """What was found, and the address and the token of each request."""
    requests: list[tuple[str, str]] = []

    def get(address: str, _parameters: Mapping[str, str], token: str) -> Answer:
        requests.append((address, token))
        return answer

    secret = Secret(lambda: held(fields), clock=lambda: 0.0)
    found = source.search(get, API, secret)(Query("table", "en"))
    return found, requests


def held(fields: Mapping[str, str]) -> Any:
    return fields


@every_source
def test_hits_have_content_ids_of_this_source(source: Source, sample: Samples) -> None:
    answer = Answer(HTTPStatus.OK, sample.answer.encode())
    found, _ = asked(source, answer, sample.api_fields)
    assert (found.total, len(found.hits)) == (1, 1)
    name, _, external_id = found.hits[0].content_id.partition("-")
    assert name == source.name
    assert re.fullmatch(source.id_pattern, external_id, re.ASCII)


@every_source
def test_only_the_configured_api_is_asked_with_the_declared_fields(
    source: Source, sample: Samples
) -> None:
    fields = Recording(sample.api_fields)
    _, requests = asked(source, Answer(HTTPStatus.OK, sample.answer.encode()), fields)
    assert fields.read == source.api_fields
    for address, token in requests:
        assert address.startswith(f"{API}/")
        assert token in sample.api_fields.values()


@every_source
def test_an_answer_of_another_form_is_a_failure_of_the_cms_or_has_true_ids(
    source: Source, sample: Samples
) -> None:
    failed = 0
    for text in hostile.texts(sample.answer):
        answer = Answer(HTTPStatus.OK, text.encode(errors="surrogatepass"))
        try:
            found, _ = asked(source, answer, sample.api_fields)
        except UpstreamFailed:
            failed += 1
        else:
            assert len(found.hits) <= SEARCH_HITS
            assert all(is_content_id(hit.content_id) for hit in found.hits), text[:300]
    assert failed


@every_source
@pytest.mark.parametrize("status", [204, 302, 400, 401, 403, 404, 429, 500, 503])
def test_any_status_but_ok_is_a_failure_of_the_cms(
    source: Source, sample: Samples, status: int
) -> None:
    with pytest.raises(UpstreamFailed):
        asked(source, Answer(status, sample.answer.encode()), sample.api_fields)
