"""The ingest as it is deployed, on moto's table and queue."""

from dataclasses import dataclass, field

import pytest

from cms_ingest.dead_letters import DeadLetters
from cms_ingest.ingest import Ingest
from cms_ingest.store import Store
from lectern.cms.wagtail import WAGTAIL
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.secrets import Secret
from tests.unit.functions import cloud
from tests.unit.functions.webhooks import MEDIA, NOW, SECRET


@dataclass
class Vault:
    """The webhook's secret, which a test may rotate; counts its readings."""

    fields: dict[str, str] = field(default_factory=lambda: {"signingSecret": SECRET})
    readings: int = 0

    def fetch(self) -> dict[str, str]:
        self.readings += 1
        return dict(self.fields)


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def dead_letter_queue(aws: None) -> str:
    return cloud.queue("dead-letters")


@pytest.fixture
def store(table: Table) -> Store:
    return Store(table, now=lambda: NOW, pause=lambda _attempt: None)


@pytest.fixture
def ingest(store: Store, vault: Vault, dead_letter_queue: str) -> Ingest:
    return Ingest(
        source=WAGTAIL,
        store=store,
        secret=Secret(vault.fetch, clock=lambda: 0.0),
        dead_letters=DeadLetters(cloud.client("sqs"), dead_letter_queue),
        media_origin=MEDIA,
        log=Log("cms_ingest", level="INFO"),
    )
