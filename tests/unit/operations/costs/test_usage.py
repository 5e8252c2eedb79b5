"""A learner's month, in the units that AWS counts."""

import re

import pytest

from amplify.project.root import ROOT
from operations.costs import usage
from operations.costs.usage import Habits, Sizes

NOTHING = Habits(
    visits=0, pages_a_visit=0, searches=0, likes=0, lessons_finished=0, mails=0, new_browsers=0
)


def test_a_page_costs_half_a_read_unit_for_each_four_kibibytes_begun() -> None:
    reader = Habits(1, 1, 0, 1, 0, 0, 0, 0, 0)
    sizes = Sizes(page_bytes=4097, partition_bytes=1)
    assert usage.of(1, reader, sizes, publications=0).read_units == 1 + 2 * 0.5


def test_an_open_page_asks_as_often_as_the_site_does() -> None:
    source = (ROOT / "webapp/client/src/live.ts").read_text()
    paused = re.search(r"ACTIVE_MILLISECONDS = (\d+);", source)
    assert paused is not None
    between = int(paused[1]) / 1000
    assert between <= Habits().seconds_a_poll <= between + 0.2, "a pause and an answer"


def test_who_does_nothing_uses_nothing_but_room() -> None:
    idle = usage.of(1_000, NOTHING, publications=0)
    assert (idle.read_units, idle.write_units, idle.searches, idle.table_requests) == (0, 0, 0, 0)
    assert idle.stored_gb > 0


@pytest.mark.parametrize(
    "name", ["read_units", "table_requests", "searches", "mails", "site_gb", "film_gb"]
)
def test_twice_as_many_learners_use_twice_as_much(name: str) -> None:
    one, two = usage.of(500, publications=0), usage.of(1_000, publications=0)
    assert getattr(two, name) == pytest.approx(2 * getattr(one, name))


def test_what_editors_publish_doesnt_grow_with_the_learners() -> None:
    assert usage.of(10, publications=7).webhooks == usage.of(10_000, publications=7).webhooks == 7
