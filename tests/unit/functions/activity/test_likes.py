"""A like counts once, whatever the stream does."""

from typing import Any

import pytest

from activity.stream import Activity, process
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Table
from lectern.limits import UNLIKED_MARKER_DAYS
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON, NOW, activity_on, entry
from tests.unit.functions.conftest import Lines
from tests.unit.functions.streams import LEARNER, batch, like, record, unlike

OTHER = "99999999-2222-3333-4444-555555555555"


def likes(table: Table, content_id: str = LESSON) -> int:
    count: int = cloud.item(table, keys.stats(content_id))["likes"]
    return count


def send(activity: Activity, *records: dict[str, Any]) -> None:
    assert process(batch(*records), activity) == {"batchItemFailures": []}


def test_a_like_is_counted_and_its_withdrawal_uncounted(activity: Activity, table: Table) -> None:
    send(activity, like(LESSON, 100))
    assert likes(table) == 1
    send(activity, unlike(LESSON, 101))
    assert likes(table) == 0


def test_each_learner_counts_once(activity: Activity, table: Table) -> None:
    send(activity, like(LESSON, 100), like(LESSON, 101, OTHER), like(LESSON, 102))
    assert likes(table) == 2


def test_a_record_delivered_again_changes_nothing(activity: Activity, table: Table) -> None:
    send(activity, like(LESSON, 100))
    before = cloud.snapshot(table)
    send(activity, like(LESSON, 100), like(LESSON, 100))
    assert cloud.snapshot(table) == before


def test_an_old_like_replayed_after_its_withdrawal_changes_nothing(
    activity: Activity, table: Table
) -> None:
    send(activity, like(LESSON, 9), unlike(LESSON, 10))
    before = cloud.snapshot(table)
    send(activity, like(LESSON, 9))
    assert cloud.snapshot(table) == before


def test_a_like_put_again_with_other_attributes_is_the_same_like(
    activity: Activity, table: Table
) -> None:
    put_again = record("MODIFY", LEARNER, f"LIKE#{LESSON}", 101)
    send(activity, like(LESSON, 100), put_again)
    assert likes(table) == 1


def test_sequence_numbers_of_different_lengths_keep_their_order(
    activity: Activity, table: Table
) -> None:
    send(activity, like(LESSON, 99), unlike(LESSON, 100))
    assert likes(table) == 0


def test_what_is_kept_names_no_sub(activity: Activity, table: Table) -> None:
    send(activity, like(LESSON, 100))
    assert LEARNER not in str(cloud.snapshot(table))
    assert keys.liker(LESSON, author_id("a key", LEARNER)) in cloud.snapshot(table)


def test_only_a_withdrawn_like_is_forgotten_one_day(activity: Activity, table: Table) -> None:
    marker = keys.liker(LESSON, author_id("a key", LEARNER))
    send(activity, like(LESSON, 100))
    assert "expiresAt" not in cloud.item(table, marker)
    send(activity, unlike(LESSON, 101))
    assert cloud.item(table, marker)["expiresAt"] == NOW + UNLIKED_MARKER_DAYS * 86_400


@pytest.mark.parametrize("status", ["unpublished", "deleted"])
def test_what_is_no_longer_published_gains_no_likes(
    status: str, activity: Activity, table: Table, lines: Lines
) -> None:
    entry(table, "wagtail-13", status)
    send(activity, like("wagtail-13", 100))
    assert likes(table, "wagtail-13") == 0
    assert [line["event"] for line in lines()] == ["not published"]


def test_what_never_existed_gains_no_counters(activity: Activity, table: Table) -> None:
    before = cloud.snapshot(table)
    send(activity, like("wagtail-404", 100))
    assert cloud.snapshot(table) == before


def test_a_like_can_be_withdrawn_from_what_is_no_longer_published(
    activity: Activity, table: Table
) -> None:
    send(activity, like(LESSON, 100))
    cloud.put(table, {**keys.entry(LESSON)._asdict(), "status": "unpublished", "version": 2})
    send(activity, unlike(LESSON, 101))
    assert likes(table) == 0


def test_a_broken_database_makes_the_stream_come_back_to_that_record(table: Table) -> None:
    away = activity_on(table, cloud.Broken())
    answer = process(batch(like(LESSON, 100), like(LESSON, 101, OTHER)), away)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "100"}]}
