"""How often one person may ask: many times in a row, then as fast as nobody types."""

import pytest

from lectern.allowance import PEOPLE, Allowance
from lectern.errors import AskedTooOften
from lectern.limits import API_REQUESTS_A_SECOND, API_REQUESTS_AT_ONCE

ADA, GRACE = "ada", "grace"


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def allowance(clock: Clock) -> Allowance:
    return Allowance(clock)


def taken(allowance: Allowance, person: str, wanted: int) -> int:
    """How many of so many requests in a row are allowed."""
    allowed = 0
    for _ in range(wanted):
        try:
            allowance.take(person)
        except AskedTooOften:
            continue
        allowed += 1
    return allowed


def test_so_many_in_a_row_and_no_more(allowance: Allowance) -> None:
    assert taken(allowance, ADA, 1000) == API_REQUESTS_AT_ONCE


def test_one_persons_flood_is_nobody_elses(allowance: Allowance) -> None:
    taken(allowance, ADA, 1000)
    assert taken(allowance, GRACE, 5) == 5


def test_it_grows_again_with_time_up_to_where_it_was(allowance: Allowance, clock: Clock) -> None:
    taken(allowance, ADA, 1000)
    clock.seconds += 3 / API_REQUESTS_A_SECOND
    assert taken(allowance, ADA, 1000) == 3
    clock.seconds += 1_000_000
    assert taken(allowance, ADA, 1000) == API_REQUESTS_AT_ONCE


def test_being_refused_takes_nothing_more_of_it(allowance: Allowance, clock: Clock) -> None:
    """Whoever goes on asking gets what somebody gets who waits."""
    taken(allowance, ADA, 1000)
    allowed = 0
    for _ in range(100):
        clock.seconds += 0.1 / API_REQUESTS_A_SECOND
        allowed += taken(allowance, ADA, 10)
    assert allowed in (9, 10)


def test_who_waits_as_long_as_told_is_let_in(allowance: Allowance, clock: Clock) -> None:
    taken(allowance, ADA, API_REQUESTS_AT_ONCE)
    with pytest.raises(AskedTooOften) as refused:
        allowance.take(ADA)
    clock.seconds += refused.value.retry_after
    allowance.take(ADA)


def test_it_remembers_a_bounded_number_of_people_and_forgets_the_longest_silent(
    allowance: Allowance,
) -> None:
    taken(allowance, ADA, 1000)
    for number in range(PEOPLE - 1):
        allowance.take(f"somebody {number}")
    assert taken(allowance, ADA, 1) == 0
    for number in range(PEOPLE * 2):
        allowance.take(f"another {number}")
    assert len(allowance._people) == PEOPLE
    assert taken(allowance, ADA, 1) == 1
