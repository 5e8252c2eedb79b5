"""What every source keeps, whatever its CMS: a new one is held to it as soon as it is in SOURCES.

`<name>/samples.py` beside this file has its true webhooks and answers.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from lectern.cms import SOURCES
from lectern.cms.source import Source
from lectern.content import Change, Deleted, Lesson, Published, Unpublished
from lectern.content_ids import is_content_id
from lectern.delivery import Delivery
from lectern.errors import BadSignature, Rejected
from tests.unit.functions.lectern.cms import hostile, samples
from tests.unit.functions.lectern.cms.recording import Recording
from tests.unit.functions.lectern.cms.samples import Samples, every_source

GATEWAYS = {"receivedat", "source"}
"""Set by API Gateway itself, for whichever CMS."""
BODIES = [
    pytest.param(SOURCES[name], sample, kind, id=f"{name}, {kind}")
    for name, sample in samples.ALL.items()
    for kind in sample.bodies
]
every_body = pytest.mark.parametrize(("source", "sample", "kind"), BODIES)


def _lacking(delivery: Delivery, header: str, value: str | None) -> Delivery:
    rest = {name: text for name, text in delivery.headers.items() if name != header.lower()}
    return replace(delivery, headers=rest if value is None else {**rest, header.lower(): value})


def _in_grammar(source: Source, change: Change) -> bool:
    identity = change.identity
    ids = [identity.content_id]
    if isinstance(change, Published) and isinstance(change.content, Lesson):
        ids.append(change.content.course_id)
    outside = [each for each in ids if not is_content_id(each)]
    named = re.fullmatch(source.id_pattern, identity.external_id, re.ASCII)
    return identity.source == source.name and bool(named) and not outside


@every_body
def test_a_webhook_of_the_cms_is_verified(source: Source, sample: Samples, kind: str) -> None:
    source.verify(sample.signed(sample.bodies[kind]), sample.fields)


@every_body
def test_a_changed_body_is_refused(source: Source, sample: Samples, kind: str) -> None:
    delivery = sample.signed(sample.bodies[kind])
    with pytest.raises(BadSignature):
        source.verify(replace(delivery, body=delivery.body + " "), sample.fields)


@every_source
def test_another_secret_an_empty_one_and_none_verify_nothing(
    source: Source, sample: Samples
) -> None:
    delivery = sample.signed(next(iter(sample.bodies.values())))
    for fields in (sample.others, dict.fromkeys(sample.fields, ""), {}):
        with pytest.raises(BadSignature):
            source.verify(delivery, fields)


@every_source
def test_the_previous_secret_counts_during_a_rotation(source: Source, sample: Samples) -> None:
    source.verify(sample.signed(next(iter(sample.bodies.values()))), sample.rotated)


@every_source
@pytest.mark.parametrize("value", [None, "", " ", "x", "v1,", "v1,ünï", "9" * 400])
def test_a_webhook_without_a_true_header_is_refused(
    source: Source, sample: Samples, value: str | None
) -> None:
    delivery = sample.signed(next(iter(sample.bodies.values())))
    for header in source.headers:
        with pytest.raises(Rejected):
            _taken(source, _lacking(delivery, header, value), sample.fields)


@every_source
def test_a_webhook_without_any_header_is_not_the_cms(source: Source, sample: Samples) -> None:
    delivery = sample.signed(next(iter(sample.bodies.values())))
    with pytest.raises(BadSignature):
        source.verify(replace(delivery, headers={}), sample.fields)


def _taken(source: Source, delivery: Delivery, fields: Mapping[str, str]) -> Change:
    source.verify(delivery, fields)
    return source.parse(delivery)


@every_source
def test_the_four_kinds_of_events_become_typed_changes(source: Source, sample: Samples) -> None:
    changes = {kind: source.parse(sample.signed(text)) for kind, text in sample.bodies.items()}
    assert {kind: type(change) for kind, change in changes.items()} == {
        "a published course": Published,
        "a published lesson": Published,
        "an unpublished entry": Unpublished,
        "a deleted entry": Deleted,
    }
    assert all(_in_grammar(source, change) for change in changes.values())


@every_body
def test_a_hostile_body_is_a_change_with_true_ids_or_a_typed_refusal(
    source: Source, sample: Samples, kind: str
) -> None:
    refused = 0
    for text in hostile.texts(sample.bodies[kind]):
        try:
            change = source.parse(replace(sample.signed("{}"), body=text))
        except Rejected:
            refused += 1
        else:
            assert _in_grammar(source, change), text[:300]
    assert refused >= len(hostile.TEXTS)


@every_source
def test_the_declared_headers_are_those_that_are_read(source: Source, sample: Samples) -> None:
    read: set[str] = set()
    for text in sample.bodies.values():
        delivery = sample.signed(text)
        headers = Recording(delivery.headers)
        _taken(source, replace(delivery, headers=headers), sample.fields)
        source.event_id(headers)
        read |= headers.read
    assert {name.lower() for name in source.headers} == read - GATEWAYS
    assert len(set(source.headers)) == len(source.headers)


@every_source
def test_the_event_is_named_by_its_header(source: Source, sample: Samples) -> None:
    headers = sample.signed(next(iter(sample.bodies.values()))).headers
    assert source.event_id_header in {"", *source.headers}
    assert source.event_id(headers) == headers.get(source.event_id_header.lower(), "")


@every_source
def test_the_declared_fields_are_those_that_are_read(source: Source, sample: Samples) -> None:
    fields = Recording(sample.fields)
    source.verify(sample.signed(next(iter(sample.bodies.values()))), fields)
    assert fields.read == source.webhook_fields
