"""A CMS with twenty published lessons, all of which the table has."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from moto import mock_aws

from cms_ingest.items import Trace
from cms_ingest.store import Store, apply
from lectern import keys
from lectern.cms.listing import Listed
from lectern.cms.wagtail import webhook
from lectern.content import Identity, Published
from lectern.delivery import from_sqs
from lectern.dynamodb import Table
from operations.reconcile import Reconcile
from tests.unit.functions import cloud
from tests.unit.functions.webhooks import MEDIA, lesson, message

LESSONS = range(11, 31)


def of(number: int, version: int, **changed: Any) -> Published:
    parsed = webhook.parse(from_sqs(message(lesson(number, version, position=number, **changed))))
    assert isinstance(parsed, Published)
    return parsed


@dataclass
class Cms:
    """What it has published, by content id; `broken` is asked for in vain."""

    published: dict[str, Published] = field(default_factory=dict)
    broken: dict[str, Exception] = field(default_factory=dict)

    def has(self, *changes: Published) -> None:
        self.published |= {each.identity.content_id: each for each in changes}

    def list(self) -> Iterator[Listed]:
        return iter([Listed(each.identity, each.version) for each in self.published.values()])

    def fetch(self, identity: Identity) -> Published | None:
        if identity.content_id in self.broken:
            raise self.broken[identity.content_id]
        return self.published.get(identity.content_id)


@pytest.fixture
def table() -> Iterator[Table]:
    with mock_aws():
        yield cloud.content_table()


@pytest.fixture
def store(table: Table) -> Store:
    return Store(table, now=lambda: 1_790_000_000.0, pause=lambda _: None)


@pytest.fixture
def cms(store: Store) -> Cms:
    """Twenty lessons, all of which arrived."""
    cms = Cms()
    for number in LESSONS:
        cms.has(of(number, number))
        apply(store, of(number, number), Trace("", ""))
    return cms


@pytest.fixture
def reconcile(cms: Cms, store: Store) -> Reconcile:
    return Reconcile(cms.list, cms.fetch, store, MEDIA)


def ran(reconcile: Reconcile, repair: bool = True, withdraw: bool = False) -> list[tuple[str, ...]]:
    return [
        (each.difference.identity.content_id, each.difference.kind, each.outcome)
        for each in reconcile.run(repair, withdraw)
    ]


def entry(table: Table, number: int) -> dict[str, Any]:
    return cloud.item(table, keys.entry(f"wagtail-{number}"))
