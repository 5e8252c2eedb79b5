"""A recount sets a wrong counter right, and no like that comes meanwhile is lost to it."""

from typing import Any

import pytest
from moto import mock_aws

from activity.stream import process
from lectern import keys
from lectern.dynamodb import Table
from operations.recount import Found, Recount, said
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON, activity_on, entry
from tests.unit.functions.streams import batch, like, unlike

LEARNERS = [f"{at:08}-2222-3333-4444-555555555555" for at in range(3)]


@pytest.fixture
def table() -> Any:
    """Two like the lesson, and somebody set the counter to nine."""
    with mock_aws():
        table = cloud.content_table()
        entry(table)
        process(batch(*(like(LESSON, 1, each) for each in LEARNERS[:2])), activity_on(table))
        broken(table)
        yield table


def broken(table: Table) -> None:
    item = cloud.item(table, keys.stats(LESSON))
    cloud.put(table, {**item, "likes": 9})


def likes(table: Table) -> int:
    return int(cloud.item(table, keys.stats(LESSON))["likes"])


def recounted(table: Table, client: Any = None, repair: bool = True) -> list[Found]:
    return [*Recount(client or table.client, table.name).run(repair)]


def test_without_repair_it_tells_and_changes_nothing(table: Table) -> None:
    before = cloud.snapshot(table)
    assert recounted(table, repair=False) == [Found(LESSON, 9, 2, False)]
    assert cloud.snapshot(table) == before


def test_a_wrong_counter_is_set_to_the_number_of_likers_and_found_right_then(table: Table) -> None:
    assert recounted(table) == [Found(LESSON, 9, 2, True)]
    assert likes(table) == 2
    assert recounted(table) == []


def test_a_counter_that_was_never_moved_is_repaired_too(table: Table) -> None:
    item = cloud.item(table, keys.stats(LESSON))
    del item["likeChanges"]
    cloud.put(table, item)
    assert recounted(table) == [Found(LESSON, 9, 2, True)]


class Meanwhile:
    """A client in which learners act between the count of the markers and the repair."""

    def __init__(self, table: Table, times: int) -> None:
        self._table, self._left, self.exceptions = table, times, table.client.exceptions

    def update_item(self, **arguments: Any) -> Any:
        """One likes, another withdraws: the counter is what it was, the likers aren't."""
        if self._left:
            self._left -= 1
            at = 10_000 - 10 * self._left
            changes = (like(LESSON, at, LEARNERS[2]), unlike(LESSON, at, LEARNERS[0]))
            process(batch(*changes), activity_on(self._table))
            process(batch(unlike(LESSON, at + 1, LEARNERS[1])), activity_on(self._table))
            process(batch(like(LESSON, at + 2, LEARNERS[0])), activity_on(self._table))
        return self._table.client.update_item(**arguments)

    def __getattr__(self, operation: str) -> Any:
        return getattr(self._table.client, operation)


def test_what_changes_between_count_and_repair_is_counted_again(table: Table) -> None:
    (found,) = recounted(table, Meanwhile(table, 1))
    assert found.repaired
    markers = [item for key, item in cloud.snapshot(table).items() if key.pk == f"LIKES#{LESSON}"]
    assert likes(table) == sum(each["liked"] for each in markers) == 2


def test_a_counter_that_never_rests_is_left_and_named(table: Table) -> None:
    (found,) = recounted(table, Meanwhile(table, 99))
    assert not found.repaired
    assert "run again" in said([found], True)
