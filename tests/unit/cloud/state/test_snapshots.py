"""When the running cloud saves its state."""

import time

import pytest

from local.cloud.state import snapshots
from local.cloud.state.snapshots import Activity


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_nothing_is_saved_before_something_changed(clock: list[float]) -> None:
    activity = Activity()
    activity.touched("GET")
    activity.touched("POST", "DynamoDB_20120810.Query")
    clock[0] += 60
    assert not activity.save_is_due()


def test_it_saves_after_a_quiet_moment_and_once(clock: list[float]) -> None:
    activity = Activity()
    activity.touched("POST")
    assert not activity.save_is_due()
    clock[0] += snapshots.IDLE_SECONDS + 0.1
    assert activity.save_is_due()
    activity.saved()
    assert not activity.save_is_due()


def test_it_saves_at_last_when_there_is_no_quiet_moment(clock: list[float]) -> None:
    activity = Activity()
    for _ in range(200):
        activity.touched("POST")
        clock[0] += snapshots.IDLE_SECONDS / 10
    assert activity.save_is_due()
