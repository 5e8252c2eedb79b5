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
    cloud.put(table, {**keys.stats(LESSON)._asdict(), "status": "unpublished", "likes": 1})
    send(activity, unlike(LESSON, 101))
    assert likes(table) == 0


@pytest.mark.parametrize("away", [cloud.Broken(), cloud.TimingOut()], ids=["refused", "silent"])
def test_a_database_that_doesnt_answer_makes_the_stream_come_back(away: Any, table: Table) -> None:
    answer = process(batch(like(LESSON, 100), like(LESSON, 101, OTHER)), activity_on(table, away))
    assert {each["itemIdentifier"] for each in answer["batchItemFailures"]} == {"100", "101"}


def test_a_like_put_and_withdrawn_five_times_in_a_batch_is_one_write(
    activity: Activity, table: Table
) -> None:
    counting = cloud.Counting(table.client)
    records = [(unlike if at % 2 else like)(LESSON, 100 + at) for at in range(10)]
    send(activity_on(table, counting), *records)
    assert likes(table) == 0
    assert counting.calls == {"get_item": 1, "put_item": 1}


def test_many_likes_of_one_entry_in_a_batch_are_one_transaction(table: Table) -> None:
    entry(table)
    counting = cloud.Counting(table.client)
    learners = [f"{at:08}-2222-3333-4444-555555555555" for at in range(20)]
    send(activity_on(table, counting), *(like(LESSON, 100, each) for each in learners))
    assert likes(table) == 20
    assert counting.calls["transact_write_items"] == 1


def test_withdrawals_count_beside_likes_of_what_is_no_longer_published(
    activity: Activity, table: Table
) -> None:
    send(activity, like(LESSON, 100))
    cloud.put(table, {**keys.stats(LESSON)._asdict(), "status": "unpublished", "likes": 1})
    send(activity, like(LESSON, 101, OTHER), unlike(LESSON, 102))
    assert likes(table) == 0


def test_the_status_that_decides_is_the_counters_and_the_large_entry_isnt_read(
    table: Table,
) -> None:
    counters = {"status": "published", "likes": 0}
    cloud.put(table, {**keys.stats(LESSON)._asdict(), **counters})
    send(activity_on(table), like(LESSON, 100))
    assert likes(table) == 1
