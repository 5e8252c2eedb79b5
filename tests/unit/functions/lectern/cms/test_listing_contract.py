"""What every source's list and fetch keep, whatever its CMS and whatever that answers."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

import pytest

from lectern.cms.finding import Answer
from lectern.cms.listing import Listed
from lectern.cms.source import Source
from lectern.content import Published
from lectern.errors import Rejected, UpstreamFailed
from lectern.secrets import Secret
from tests.unit.functions.lectern.cms import hostile
from tests.unit.functions.lectern.cms.recording import Recording
from tests.unit.functions.lectern.cms.samples import Samples, every_source
from tests.unit.functions.lectern.cms.test_search_contract import held

API = "https://cms.example.org/below"


class Cms:
    """Answers as the sample says, but where `changed` has another answer for an address."""

    def __init__(self, source: Source, sample: Samples, changed: Mapping[str, Answer]) -> None:
        self.fields = Recording(sample.api_fields)
        self.asked: list[tuple[str, str]] = []
        self._answers = {
            **{end: Answer(HTTPStatus.OK, text.encode()) for end, text in sample.listing.items()},
            **changed,
        }
        secret = Secret(lambda: held(self.fields), clock=lambda: 0.0)
        self.list = source.list_published(self.get, API, secret)
        self.fetch = source.fetch(self.get, API, secret)

    def get(self, address: str, parameters: Mapping[str, str], token: str) -> Answer:
        self.asked.append((address, token))
        end = address.removeprefix(API)
        given = "&".join(f"{name}={value}" for name, value in parameters.items())
        for known, answer in self._answers.items():
            path, _, needed = known.partition("?")
            if path == end and needed in given:
                return answer
        return Answer(HTTPStatus.NOT_FOUND, b"{}")


def published(source: Source, sample: Samples) -> list[Published]:
    """The course and the lesson of the sample, as their webhooks are read."""
    bodies = (sample.bodies["a published course"], sample.bodies["a published lesson"])
    read = [source.parse(sample.signed(body)) for body in bodies]
    return [each for each in read if isinstance(each, Published)]


@every_source
def test_the_list_names_what_is_published_with_the_webhooks_versions(
    source: Source, sample: Samples
) -> None:
    wanted = {Listed(each.identity, each.version) for each in published(source, sample)}
    listed = [*Cms(source, sample, {}).list()]
    assert {*listed} == wanted
    assert len(listed) == len(wanted)


@every_source
def test_what_is_fetched_is_what_the_webhook_told(source: Source, sample: Samples) -> None:
    cms = Cms(source, sample, {})
    for each in published(source, sample):
        assert cms.fetch(each.identity) == each


@every_source
def test_what_is_not_published_is_none(source: Source, sample: Samples) -> None:
    identity = replace(published(source, sample)[0].identity, external_id="987654321")
    assert Cms(source, sample, {}).fetch(identity) is None


@every_source
def test_an_entry_of_another_cms_is_none_and_is_not_asked_for(
    source: Source, sample: Samples
) -> None:
    cms = Cms(source, sample, {})
    other = replace(published(source, sample)[0].identity, source="elsewhere")
    assert cms.fetch(other) is None
    assert cms.asked == []


@every_source
def test_another_entry_than_the_one_asked_for_is_a_failure(source: Source, sample: Samples) -> None:
    one, other = published(source, sample)
    answers = {
        end: Answer(HTTPStatus.OK, text.encode())
        for end in sample.listing
        for text in [sample.bodies["a published lesson"]]
    }
    cms = Cms(source, sample, answers)
    assert cms.fetch(other.identity) is not None
    with pytest.raises(UpstreamFailed):
        cms.fetch(one.identity)


@every_source
def test_only_the_configured_api_is_asked_with_the_declared_fields(
    source: Source, sample: Samples
) -> None:
    cms = Cms(source, sample, {})
    [*cms.list()]
    cms.fetch(published(source, sample)[0].identity)
    assert cms.fields.read == source.api_fields
    for address, token in cms.asked:
        assert address.startswith(f"{API}/")
        assert token in sample.api_fields.values()


@every_source
def test_a_list_that_breaks_off_is_a_failure_and_no_shorter_list(
    source: Source, sample: Samples
) -> None:
    """Else a reconcile would take what is missing for withdrawn."""
    for end in [end for end in sample.listing if "?" in end]:
        for answer in (Answer(HTTPStatus.OK, b"{}"), Answer(HTTPStatus.BAD_GATEWAY, b"")):
            with pytest.raises(UpstreamFailed):
                [*Cms(source, sample, {end: answer}).list()]


@every_source
@pytest.mark.parametrize("status", [204, 302, 400, 401, 403, 429, 500, 503])
def test_any_other_status_is_a_failure_of_the_cms(
    source: Source, sample: Samples, status: int
) -> None:
    changed = {end: Answer(status, text.encode()) for end, text in sample.listing.items()}
    cms = Cms(source, sample, changed)
    with pytest.raises(UpstreamFailed):
        [*cms.list()]
    with pytest.raises(UpstreamFailed):
        cms.fetch(published(source, sample)[0].identity)


@every_source
def test_a_hostile_answer_is_a_typed_failure_or_the_whole_list(
    source: Source, sample: Samples
) -> None:
    first = next(end for end in sample.listing if "?" in end)
    failed = 0
    for text in hostile.texts(sample.listing[first]):
        answer = Answer(HTTPStatus.OK, text.encode(errors="surrogatepass"))
        try:
            listed = [*Cms(source, sample, {first: answer}).list()]
        except (UpstreamFailed, Rejected):
            failed += 1
        else:
            assert all(each.identity.source == source.name for each in listed)
    assert failed
