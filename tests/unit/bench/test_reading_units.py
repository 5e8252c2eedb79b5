"""What is written while somebody reads is small, and seldom."""

import pytest

from lectern.families import Family
from lectern.learner_items import ACTIVE, PLACE, PROGRESS
from tests.bench import reading_units


@pytest.mark.parametrize("family", [ACTIVE, PLACE, PROGRESS], ids=lambda family: family.name)
def test_the_largest_item_that_the_site_writes_costs_one_unit(family: Family) -> None:
    assert reading_units.units(family) == 1


def test_ten_minutes_of_reading_cost_less_than_a_write_a_minute() -> None:
    (row,) = reading_units.measure()
    assert row.ours <= 10
    assert row.ours < row.peer
