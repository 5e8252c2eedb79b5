"""A learner's partition may hold anything; only a well-formed like moves a counter."""

import re

import pytest

from activity import likes
from activity.records import LikeChange, parse
from activity.stream import Activity, process
from lectern.dynamodb import Table
from lectern.errors import JunkItem
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON, activity_on, entry
from tests.unit.functions.conftest import Lines
from tests.unit.functions.streams import LEARNER, batch, like, record, unlike

JUNK = [
    "LIKE#",
    "LIKE#wagtail",
    "LIKE#wagtail-",
    "LIKE#wagtail-1#2",
    "LIKE#Wagtail-1",
    "LIKE#wagtail-" + "1" * 65,
    "LIKE#wagtail-1\n",
    "LIKES#wagtail-1",
    "like#wagtail-1",
    "ANYTHING",
    "x" * 1024,
]


def test_an_item_is_a_like_and_its_absence_is_none() -> None:
    padded = "0" * 37 + "123"
    assert parse(like(LESSON, 123)) == LikeChange(LEARNER, LESSON, True, padded)
    assert parse(unlike(LESSON, 123)) == LikeChange(LEARNER, LESSON, False, padded)


@pytest.mark.parametrize("sk", ["PREFERENCES", "PROGRESS#wagtail-12", "BOOKMARK#wagtail-12"])
def test_a_learners_own_affairs_are_nobody_elses(sk: str) -> None:
    assert parse(record("INSERT", LEARNER, sk, 1)) is None


def test_a_partition_that_only_holds_a_learners_name_is_none_of_activitys_business() -> None:
    assert parse(record("INSERT", f"ISSUED#{LEARNER}", f"LIKE#{LESSON}", 1)) is None


@pytest.mark.parametrize("sk", JUNK)
def test_junk_is_refused(sk: str) -> None:
    with pytest.raises(JunkItem):
        parse(record("INSERT", LEARNER, sk, 1))


def test_junk_costs_one_line_and_never_holds_up_the_others(
    activity: Activity, table: Table, lines: Lines
) -> None:
    answer = process(batch(record("INSERT", LEARNER, "JUNK", 1), like(LESSON, 2)), activity)
    assert answer == {"batchItemFailures": []}
    assert [line["event"] for line in lines()] == ["ignored", "counted"]


def test_what_cant_be_read_for_an_unforeseen_reason_fails_and_the_others_are_done(
    activity: Activity, lines: Lines
) -> None:
    """Only a typed rejection is passed over; the line says where it happened, and no value."""
    broken = record("INSERT", LEARNER, "LIKE#my secret", 7)
    del broken["dynamodb"]["Keys"]
    answer = process(batch(broken, like(LESSON, 8)), activity)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "7"}]}
    unforeseen, counted = lines()
    assert counted["event"] == "counted"
    assert re.fullmatch(r"activity\.records:\d+", unforeseen["at"])
    assert "secret" not in str(unforeseen)


def test_a_record_without_its_number_fails_the_whole_batch(activity: Activity) -> None:
    """Lambda takes an empty identifier as that (developer guide, partial batch response)."""
    answer = process(batch({"eventID": "e", "dynamodb": {}}), activity)
    assert answer == {"batchItemFailures": [{"itemIdentifier": ""}]}


@pytest.mark.parametrize("error", [ValueError("a learner's words"), KeyError("x"), OSError()])
def test_an_unforeseen_exception_is_never_a_success(
    error: Exception, table: Table, lines: Lines
) -> None:
    entry(table)
    answer = process(batch(like(LESSON, 5)), activity_on(table, cloud.Raising(error)))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "5"}]}
    assert "words" not in str(lines())


def test_a_defect_in_the_counting_itself_is_no_success(
    activity: Activity, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise AttributeError("'NoneType' object has no attribute 'get'")

    monkeypatch.setattr(likes, "apply", broken)
    answer = process(batch(like(LESSON, 5)), activity)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "5"}]}
    (line,) = lines()
    assert (line["level"], line["error"]) == ("ERROR", "AttributeError")


def test_junk_is_not_repeated_in_the_log(activity: Activity, lines: Lines) -> None:
    process(batch(record("INSERT", LEARNER, "LIKE#my secret note", 1), like(LESSON, 2)), activity)
    logged = str(lines())
    assert "secret" not in logged
    assert LEARNER not in logged


def test_junk_before_a_failure_isnt_asked_for_again(table: Table) -> None:
    entry(table)
    away = activity_on(table, cloud.Broken())
    answer = process(batch(record("INSERT", LEARNER, "JUNK", 1), like(LESSON, 2)), away)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "2"}]}
