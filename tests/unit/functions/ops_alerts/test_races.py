"""Letters and mails at the same moment: each letter is counted, and told in one mail."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from lectern.dynamodb import Table
from lectern.errors import Contended
from ops_alerts import board as boards
from ops_alerts.alerts import Alerts, tell
from tests.unit.functions.ops_alerts.conftest import counts, mails, named, parks


class Atomic:
    """A client each of whose calls is done before the next begins, as DynamoDB orders those of an
    item; moto's aren't safe among threads."""

    def __init__(self, client: Any) -> None:
        self._client, self._lock = client, threading.Lock()

    def __getattr__(self, operation: str) -> Any:
        def call(**given: Any) -> Any:
            with self._lock:
                return getattr(self._client, operation)(**given)

        return call


def among_threads(alerts: Alerts) -> Alerts:
    client: Any = Atomic(alerts.board.table.client)
    sqs: Any = Atomic(alerts.parking.client)
    return replace(
        alerts,
        board=replace(alerts.board, table=Table("content", client)),
        parking=replace(alerts.parking, client=sqs),
    )


def _at_once(work: Sequence[Callable[[], Any]]) -> list[Any]:
    with ThreadPoolExecutor(len(work)) as pool:
        return [running.result() for running in [pool.submit(each) for each in work]]


def test_of_many_schedules_at_once_one_mails(alerts: Alerts) -> None:
    parks(alerts, *named(3))
    shared = among_threads(alerts)
    told = _at_once([lambda: tell(shared)] * 8)
    assert sorted(told) == [False] * 7 + [True]
    assert counts() == ["3"]


def test_letters_counted_at_once_are_all_counted(alerts: Alerts) -> None:
    shared = among_threads(alerts)
    _at_once([partial(parks, shared, name, "twice") for name in named(20)])
    assert tell(alerts)
    assert counts() == ["21"]


class Overtaken:
    """A client before each of whose claims another letter is counted."""

    def __init__(self, alerts: Alerts, times: int) -> None:
        self._alerts, self.times = alerts, times

    def put_item(self, **given: Any) -> Any:
        self.times -= 1
        if self.times >= 0:
            parks(self._alerts, f"late-{self.times}")
        return self._alerts.board.table.client.put_item(**given)

    def __getattr__(self, operation: str) -> Any:
        return getattr(self._alerts.board.table.client, operation)


def overtaken(alerts: Alerts, times: int) -> Alerts:
    client: Any = Overtaken(alerts, times)
    return replace(alerts, board=replace(alerts.board, table=Table("content", client)))


def test_a_letter_that_comes_while_a_mail_is_claimed_is_told_in_it(alerts: Alerts) -> None:
    parks(alerts, "a")
    assert tell(overtaken(alerts, times=2))
    assert counts() == ["3"]


def test_a_claim_that_is_always_overtaken_fails_and_keeps_all(alerts: Alerts) -> None:
    parks(alerts, "a")
    with pytest.raises(Contended):
        tell(overtaken(alerts, times=100))
    assert mails() == []
    assert tell(alerts)
    assert counts() == [str(1 + boards.ATTEMPTS)]
