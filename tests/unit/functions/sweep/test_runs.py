"""A run is bounded, the next goes on where it stopped, and two at once are as good as one."""

from typing import Any

import pytest

from lectern import keys, limits
from lectern.errors import StoreUnavailable
from sweep import suspects
from sweep.pace import Pace
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.sweep.conftest import START, Site, sub

LIKE = "LIKE#wagtail-1"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """So many acts a run."""
    monkeypatch.setattr("sweep.pace.SWEEP_ACTS", 12)
    return 12


def test_a_round_of_many_runs_finds_everybody_and_asks_of_each_once(site: Site, few: int) -> None:
    for number in range(40):
        site.writes(number, LIKE, account=number % 4 != 0)
    told = [site.sweeps()]
    while not told[-1].complete:
        told.append(site.sweeps())
    assert len(told) > 3
    assert sum(each.looked for each in told) >= 40
    assert sum(each.missing for each in told) == 10


def test_no_run_does_more_than_its_share(site: Site, few: int) -> None:
    for number in range(40):
        site.writes(number, LIKE, account=False)
    for _ in range(12):
        counting, asked = cloud.Counting(site.table.client), len(site.pool.asked)
        site.sweeps(counting)
        deleted = counting.calls["delete_item"] - counting.calls["put_item"]
        assert len(site.pool.asked) - asked + counting.calls["scan"] + max(0, deleted) <= few


def test_whoever_makes_and_deletes_accounts_holds_no_round_up(site: Site, few: int) -> None:
    """At least half of a run is the round's."""
    for number in range(40):
        site.writes(number, LIKE, account=False)
    for _ in range(30):
        site.sweeps()
    assert site.left() == set()


def test_a_million_items_of_one_are_one_step(site: Site) -> None:
    for at in range(250):
        cloud.put(site.table, {"pk": sub(1), "sk": f"NOTE#{at:04}"})
    site.pool.people.add(sub(1))
    site.writes(2, LIKE)
    counting = cloud.Counting(site.table.client)
    assert site.sweeps(counting).complete
    assert counting.calls["scan"] <= 3


def test_the_greatest_sort_key_of_all_is_passed_too(site: Site) -> None:
    site.writes(1, "\U0010ffff" * 256)
    site.writes(2, LIKE, account=False)
    told = site.sweeps()
    assert (told.complete, told.missing) == (True, 1)


def test_likes_go_first_and_a_large_partition_holds_up_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sweep.suspects.SWEEP_PARTITION_ITEMS", 5)
    large = site.writes(1, LIKE, *(f"ANYTHING#{at:03}" for at in range(23)), account=False)
    small = site.writes(2, LIKE, account=False)
    site.sweeps()
    assert site.sweeps().swept == 1
    left = site.left()
    assert not [key for key in left if key.pk == small or key.sk == LIKE]
    assert [key for key in left if key.pk == large]
    for _ in range(6):
        site.sweeps()
    assert site.left() == set()


def test_a_run_that_fails_half_way_leaves_nothing_half_known(site: Site, few: int) -> None:
    for number in range(20):
        site.writes(number, LIKE, account=number != 13)
    failing = _FailingOnce(site.table.client)
    for _ in range(12):
        try:
            site.sweeps(failing)
        except StoreUnavailable:
            continue
    assert {key.pk for key in site.left()} == {sub(n) for n in range(20)} - {sub(13)}


def test_two_runs_at_once_do_what_one_does(site: Site) -> None:
    """Both have read the same notes before either acts."""
    for number in range(6):
        site.writes(number, LIKE, account=number > 2)
    site.sweeps()
    at, since = site.sweep().places.notes.read()
    sweep = site.sweep()
    for _ in range(2):
        suspects.settle(sweep.places, since, int(site.now), sweep.pace())
    assert {key.pk for key in site.left()} == {sub(3), sub(4), sub(5)}
    assert at.user_pool_id


def test_what_a_last_session_wrote_after_a_sweep_goes_with_the_next(site: Site) -> None:
    """Credentials outlive their account by up to an hour."""
    site.writes(1, LIKE, account=False)
    site.sweeps()
    site.sweeps()
    assert site.left() == set()
    site.writes(1, "LIKE#wagtail-2", account=False)
    site.sweeps()
    site.sweeps()
    assert site.left() == set()


def test_who_waits_to_be_swept_shows_in_the_lag(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever leaves more than a run deletes is tried again and again: the operators see it."""
    monkeypatch.setattr("sweep.suspects.SWEEP_PARTITION_ITEMS", 5)
    site.writes(1, *(f"ANYTHING#{at:03}" for at in range(23)), account=False)
    assert [site.sweeps().lagSeconds for _ in range(4)] == [0, 900, 1800, 2700]


def test_the_age_of_a_round_is_measured_from_its_first_run(
    site: Site, few: int, measured: Lines
) -> None:
    for number in range(30):
        site.writes(number, LIKE)
    for _ in range(4):
        site.sweeps()
    ages = [each["SweepLagSeconds"] for each in measured()]
    assert ages == [0, 900, 1800, 0]
    assert site.now > START


def test_a_log_says_how_many_and_never_who(site: Site, lines: Lines) -> None:
    gone = site.writes(1, LIKE, account=False)
    site.sweeps()
    site.sweeps()
    said = lines()
    assert [each["event"] for each in said] == ["swept", "swept"]
    assert gone not in str(said)


def test_items_of_nobody_are_left_alone(site: Site) -> None:
    cloud.put(site.table, {"pk": "somebody", "sk": "PROFILE"})
    cloud.put(site.table, {"pk": "ISSUED#x", "sk": "SEAT#1"})
    for _ in range(3):
        site.sweeps()
    assert len(site.left()) == 2


def test_acts_are_paced() -> None:
    slept: list[float] = []
    pace = Pace(clock=lambda: sum(slept), sleep=slept.append)
    for _ in range(41):
        assert pace.act()
    assert sum(slept) == pytest.approx(40 / limits.SWEEP_ACTS_A_SECOND)


def test_a_run_ends_in_time_however_slow_the_answers() -> None:
    clock = iter(float(at) for at in range(0, 1000, 7))
    pace = Pace(clock=lambda: next(clock), sleep=lambda _seconds: None)
    acts = 0
    while pace.act():
        acts += 1
    assert 0 < acts * 7 <= limits.SWEEP_SECONDS + 7


class _FailingOnce:
    """Every fifth write of an item fails."""

    def __init__(self, client: Any) -> None:
        self._client, self._writes = client, 0

    def __getattr__(self, operation: str) -> Any:
        if operation in {"put_item", "delete_item"}:
            self._writes += 1
            if self._writes % 5 == 0:
                raise ConnectionError(operation)
        return getattr(self._client, operation)


def test_the_notes_are_no_learners(site: Site) -> None:
    assert not keys.is_sub(keys.SWEEP)


def test_what_functions_told_a_deleted_account_goes_too(site: Site) -> None:
    gone, here = sub(1), sub(2)
    site.pool.people.add(here)
    for person in (gone, here):
        cloud.put(site.table, {**keys.issued(person, keys.AUTHOR)._asdict(), "authorId": "a"})
    told = [site.sweeps(), site.sweeps()]
    assert (told[0].missing, told[1].swept) == (1, 1)
    assert site.left() == {keys.issued(here, keys.AUTHOR)}
