"""Whatever the order and however often events come, the newest wins and nothing is left behind."""

import itertools
from dataclasses import replace
from typing import Any

import pytest

from cms_ingest.ingest import Ingest, process
from cms_ingest.items import Trace
from cms_ingest.store import Store, apply
from lectern import keys
from lectern.content import Deleted, Identity
from lectern.dynamodb import Table
from lectern.errors import Contended
from lectern.wire import from_wire
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.webhooks import batch, gone, lesson, message

LESSON = "wagtail-12"


def send(ingest: Ingest, body: dict[str, Any]) -> None:
    assert process(batch(message(body)), ingest) == {"batchItemFailures": []}


def state(table: Table) -> dict[keys.Key, dict[str, Any]]:
    """The whole table without the traces of which message wrote what."""
    return {
        key: {name: value for name, value in item.items() if name not in {"eventId", "expiresAt"}}
        for key, item in cloud.snapshot(table).items()
    }


EVENTS = [
    lesson(version=1, position=1),
    lesson(version=2, position=2),
    gone("unpublished", version=3),
    lesson(version=4, position=4),
]


@pytest.mark.parametrize("order", [*itertools.permutations(range(4))])
def test_any_order_of_events_ends_in_the_newest(
    order: tuple[int, ...], ingest: Ingest, table: Table
) -> None:
    for at in order:
        send(ingest, EVENTS[at])
    assert cloud.item(table, keys.entry(LESSON))["version"] == 4
    assert cloud.snapshot(table).keys() == {
        keys.entry(LESSON),
        keys.stats(LESSON),
        keys.outline_entry("wagtail-7", 4, LESSON),
        keys.catalogue_lesson("en", "wagtail-7", LESSON),
    }
    assert cloud.item(table, keys.stats(LESSON))["entryVersion"] == 4


def test_a_late_event_is_logged_as_stale_and_writes_nothing(
    ingest: Ingest, table: Table, lines: Lines
) -> None:
    send(ingest, gone("deleted", version=9))
    before = cloud.snapshot(table)
    lines()
    send(ingest, lesson(version=8))
    assert cloud.snapshot(table) == before
    assert [(line["event"], line["version"]) for line in lines()] == [("stale", 8)]


@pytest.mark.parametrize(
    ("bodies", "winner"),
    [
        ([lesson(version=5), gone("unpublished", version=5)], "unpublished"),
        ([gone("unpublished", version=5), lesson(version=5)], "unpublished"),
        ([gone("unpublished", version=5), gone("deleted", version=5)], "deleted"),
        ([gone("deleted", version=5), gone("unpublished", version=5)], "deleted"),
        ([lesson(version=5), gone("deleted", version=5)], "deleted"),
        ([gone("deleted", version=5), lesson(version=5)], "deleted"),
    ],
)
def test_among_equal_versions_deletion_wins_over_unpublishing_over_publishing(
    bodies: list[dict[str, Any]], winner: str, ingest: Ingest, table: Table
) -> None:
    for body in bodies:
        send(ingest, body)
    assert cloud.item(table, keys.entry(LESSON))["status"] == winner


def test_the_same_event_twice_changes_nothing(ingest: Ingest, table: Table) -> None:
    send(ingest, lesson(version=1))
    before = state(table)
    send(ingest, lesson(version=1))
    assert state(table) == before


class Overtaken:
    """A client that lets another event through between the first reading and its write."""

    def __init__(self, client: Any, meanwhile: Any, times: int = 1) -> None:
        self._client, self._meanwhile, self._times = client, meanwhile, times

    def get_item(self, **arguments: Any) -> Any:
        answer = self._client.get_item(**arguments)
        if self._times:
            self._times -= 1
            self._meanwhile()
        return answer

    def __getattr__(self, operation: str) -> Any:
        return getattr(self._client, operation)


def overtaken(ingest: Ingest, meanwhile: Any, times: int = 1) -> Ingest:
    table = ingest.store.table
    client: Any = Overtaken(table.client, meanwhile, times)
    store = Store(Table(table.name, client), ingest.store.now, ingest.store.pause)
    return replace(ingest, store=store)


def test_a_writer_that_was_overtaken_by_an_older_event_removes_that_ones_listing_too(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, lesson(version=1, position=1))
    slow = overtaken(ingest, lambda: send(ingest, lesson(version=2, position=2)))
    send(slow, lesson(version=3, position=3))
    listed = [from_wire({"sk": {"S": key.sk}})["sk"] for key in cloud.snapshot(table)]
    assert sorted(listed) == [
        "ENTRY",
        f"LESSON#00003#{LESSON}",
        f"LESSON#wagtail-7#{LESSON}",
        "STATS",
    ]


def test_a_writer_that_was_overtaken_by_a_newer_event_writes_nothing(
    ingest: Ingest, table: Table
) -> None:
    slow = overtaken(ingest, lambda: send(ingest, gone("deleted", version=3)))
    send(slow, lesson(version=2))
    assert cloud.item(table, keys.entry(LESSON))["status"] == "deleted"


def test_a_writer_that_is_always_overtaken_gives_up_for_now(ingest: Ingest) -> None:
    versions = itertools.count(1)
    slow = overtaken(ingest, lambda: send(ingest, lesson(version=next(versions))), times=99)
    with pytest.raises(Contended):
        apply(
            slow.store,
            Deleted(Identity("wagtail", "12", "lesson"), 1000),
            Trace("event", "request"),
        )
