"""A read through the cache ends in an answer, whatever the cache does."""

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lectern import keys
from lectern.acceleration import REST_SECONDS, AcceleratedReads, connector
from lectern.dynamodb import Table
from lectern.log import Log
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines

KEY = keys.stats("wagtail-1")
LOG = Log("search", level="INFO")
FOUND = [{"pk": KEY.pk, "sk": KEY.sk, "likes": 3}]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Cluster:
    """Answers from a table of its own unless told otherwise; counts what it was asked."""

    def __init__(self, act: Callable[[], None]) -> None:
        self.act, self.asked = act, 0

    def batch_get_item(self, **request: Any) -> Any:
        self.asked += 1
        self.act()
        (table,) = request["RequestItems"]
        item = {"pk": {"S": KEY.pk}, "sk": {"S": KEY.sk}, "likes": {"N": "99"}}
        return {"Responses": {table: [item]}, "UnprocessedKeys": {}}


@pytest.fixture
def filled(table: Table) -> Table:
    cloud.put(table, {**KEY._asdict(), "likes": 3})
    return table


@pytest.fixture
def held() -> Iterator[threading.Event]:
    """What hangs in a test ends with it."""
    event = threading.Event()
    yield event
    event.set()


def refuse() -> None:
    raise ConnectionRefusedError


def hang(held: threading.Event) -> None:
    held.wait(20)


def accelerated(table: Table, cluster: Cluster, clock: Clock, seconds: float = 5) -> Table:
    client = AcceleratedReads(table.client, lambda: cluster, LOG, clock, seconds)
    return Table(table.name, client)  # type: ignore[arg-type]


def read(table: Table) -> list[dict[str, Any]]:
    return table.get_batch([KEY], ["pk", "sk", "likes"])


def test_a_cluster_that_answers_is_believed(filled: Table) -> None:
    assert read(accelerated(filled, Cluster(lambda: None), Clock()))[0]["likes"] == 99


def test_a_cluster_that_refuses_costs_nobody_the_answer(filled: Table, lines: Lines) -> None:
    assert read(accelerated(filled, Cluster(refuse), Clock())) == FOUND
    assert [(li["event"], li["code"]) for li in lines()] == [
        ("read past the cache", "ConnectionRefusedError")
    ]


def test_a_cluster_that_hangs_costs_nobody_the_answer(
    filled: Table, held: threading.Event, lines: Lines
) -> None:
    hanging = Cluster(lambda: hang(held))
    assert read(accelerated(filled, hanging, Clock(), seconds=0.05)) == FOUND
    assert [line["code"] for line in lines()] == ["TimeoutError"]


def test_a_cluster_that_failed_is_left_alone_and_then_tried_again(filled: Table) -> None:
    clock, cluster = Clock(), Cluster(refuse)
    table = accelerated(filled, cluster, clock)
    for _ in range(3):
        read(table)
    assert cluster.asked == 1
    clock.now += REST_SECONDS
    cluster.act = lambda: None
    assert read(table)[0]["likes"] == 99


def test_the_next_attempt_doesnt_wait_behind_one_that_hangs(
    filled: Table, held: threading.Event
) -> None:
    clock, cluster = Clock(), Cluster(lambda: hang(held))
    table = accelerated(filled, cluster, clock, seconds=0.05)
    read(table)
    clock.now += REST_SECONDS
    cluster.act = lambda: None
    table.client.answer_seconds = 5.0  # type: ignore[attr-defined]
    assert read(table)[0]["likes"] == 99


def test_a_missing_package_is_a_cluster_that_fails(
    filled: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "amazondax", None)
    client = AcceleratedReads(filled.client, connector("daxs://dax.test"), LOG)
    assert read(Table(filled.name, client)) == FOUND  # type: ignore[arg-type]


def test_each_fallback_is_measured(filled: Table, measured: Lines) -> None:
    read(accelerated(filled, Cluster(refuse), Clock()))
    assert measured() == [{"CacheFallbacks": 1}]
