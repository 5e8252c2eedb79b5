"""Property: two workers on the same records at the same time count no like twice or below zero.

Lambda may hand a batch to another worker while the first is still at it (a time-out, a retry).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moto import mock_aws

from activity.stream import process
from lectern import keys
from lectern.dynamodb import Table
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON, activity_on, entry
from tests.unit.functions.streams import batch, like, unlike

OTHER = "99999999-2222-3333-4444-555555555555"
Records = list[dict[str, Any]]


class Interrupted:
    """A client that lets others work at each of the times between a reading and its write."""

    def __init__(self, client: Any, others: Sequence[Callable[[], object]]) -> None:
        self._client, self._others = client, list(others)

    def get_item(self, **arguments: Any) -> Any:
        answer = self._client.get_item(**arguments)
        if self._others:
            self._others.pop(0)()
        return answer

    def __getattr__(self, operation: str) -> Any:
        return getattr(self._client, operation)


def alternating(length: int) -> Records:
    """One learner's changes of mind: a like, its withdrawal, a like …"""
    return [(unlike if at % 2 else like)(LESSON, 95 + at) for at in range(length)]


def counted(table: Table) -> int:
    """The counter, which is at any time the number of markers that say so."""
    number: int = cloud.item(table, keys.stats(LESSON))["likes"]
    markers = [item for key, item in cloud.snapshot(table).items() if key.pk == f"LIKES#{LESSON}"]
    assert number == sum(marker["liked"] for marker in markers)
    return number


@st.composite
def races(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    """How many records there are, and which of them others take at each interruption."""
    length = draw(st.integers(1, 6))
    part = st.tuples(st.integers(0, length - 1), st.integers(1, length))
    return length, draw(st.lists(part, min_size=1, max_size=5))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(races())
def test_a_race_of_two_workers_counts_each_change_once(
    race: tuple[int, list[tuple[int, int]]],
) -> None:
    length, parts = race
    records = alternating(length)
    with mock_aws():
        table = cloud.content_table()
        entry(table)
        seen: list[int] = []

        def other(start: int, size: int) -> Callable[[], object]:
            def work() -> None:
                process(batch(*records[start : start + size]), activity_on(table))
                seen.append(counted(table))

            return work

        client = Interrupted(table.client, [other(*part) for part in parts])
        process(batch(*records), activity_on(table, client))
        process(batch(*records), activity_on(table))
        assert counted(table) == length % 2
        assert set(seen) <= {0, 1}


@pytest.mark.parametrize("rounds", [1, 2])
def test_other_learners_in_between_are_all_counted(rounds: int, table: Table) -> None:
    entry(table)
    learners = [f"0000000{at}-2222-3333-4444-555555555555" for at in range(rounds)]
    later = [batch(like(LESSON, 200, learner)) for learner in learners]
    others = [partial(process, each, activity_on(table)) for each in later]
    client = Interrupted(table.client, others)
    answer = process(
        batch(like(LESSON, 100), like(LESSON, 101, OTHER), like(LESSON, 102)),
        activity_on(table, client),
    )
    assert answer == {"batchItemFailures": []}
    assert counted(table) == 2 + rounds
