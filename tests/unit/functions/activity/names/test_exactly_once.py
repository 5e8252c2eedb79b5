"""However profiles are delivered, broken off and raced for, names end as the last profiles say."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moto import mock_aws

from activity.names.checked import Name, checked
from activity.stream import Activity, process
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Table
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import KEPT, KEY, activity_on
from tests.unit.functions.activity.names.test_publishing import holds, refusal, send, shown, taken
from tests.unit.functions.streams import LEARNER, batch, profile, record

LEARNERS = [f"0000000{at}-2222-3333-4444-555555555555" for at in range(3)]
TYPED = ["Anna", "ANNA", "Αnna", "Scope", "ѕсоре", "Νίκος", "😀", "", "gone"]

writes = st.lists(st.tuples(st.sampled_from(LEARNERS), st.sampled_from(TYPED)), max_size=10)


def as_record(learner: str, typed: str, sequence: int) -> dict[str, Any]:
    if typed == "gone":
        return record("REMOVE", learner, "PROFILE", sequence)
    return profile(typed, sequence, learner)


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[list[dict[str, Any]]]]:
    """A stream, and its batches as Lambda may deliver them: any of them again, from any point."""
    records = [as_record(*each, 95 + at) for at, each in enumerate(draw(writes))]
    batches, position = [], 0
    while position < len(records):
        size = draw(st.integers(1, 4))
        batches.append(records[position : position + size])
        position += size - draw(st.integers(0, size - 1))
    return records, batches


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deliveries())
def test_no_two_learners_share_a_form_and_a_replay_changes_nothing(
    drawn: tuple[list[dict[str, Any]], list[list[dict[str, Any]]]],
) -> None:
    records, batches = drawn
    with mock_aws():
        table, learners = cloud.content_table(), cloud.learners_table()
        activity = activity_on(table)
        for one in batches:
            send(activity, *one)
        _is_consistent(table, learners)
        before = cloud.snapshot(table), cloud.snapshot(learners)
        send(activity, *records)
        for each in reversed(records):
            send(activity, each)
        assert (cloud.snapshot(table), cloud.snapshot(learners)) == before


def _is_consistent(table: Table, learners: Table) -> None:
    """What is taken is what is shown, and what each learner is told is what others see."""
    held = Counter[str]()
    for learner in LEARNERS:
        name = shown(table, learner)
        found = checked(name, KEPT) if name else None
        held.update(found.forms if isinstance(found, Name) else ())
        told = learners.get(keys.issued(learner, keys.AUTHOR)) or {}
        author = table.get(keys.author(author_id(KEY, learner))) or {}
        assert told.get("authorName") == author.get("authorName")
    assert max(held.values(), default=1) == 1
    assert {keys.name(form).pk for form in held} == {*taken(table)}


class Broken:
    """A client whose nth transaction isn't answered, although it may have been done."""

    def __init__(self, client: Any, nth: int, done: bool) -> None:
        self.client, self.left, self.done = client, nth, done

    def __getattr__(self, operation: str) -> Any:
        real = getattr(self.client, operation)
        if operation != "transact_write_items":
            return real

        def call(**request: Any) -> Any:
            self.left -= 1
            if self.left != 0:
                return real(**request)
            if self.done:
                real(**request)
            raise ConnectionError(operation)

        return call


@pytest.mark.parametrize("done", [False, True])
def test_a_crash_leaves_all_or_nothing_and_the_next_try_ends_it(
    table: Table, learners: Table, done: bool
) -> None:
    send(activity_on(table), profile("Anna", 100))
    broken = activity_on(table, Broken(table.client, 1, done))
    answer = process(batch(profile("Νίκος", 101)), broken)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "101"}]}
    holds(table, LEARNER, "Νίκος" if done else "Anna")
    send(broken, profile("Νίκος", 101))
    holds(table, LEARNER, "Νίκος")
    assert shown(table) == "Νίκος"
    assert refusal(learners) is None


class Late:
    """A client before whose first transaction somebody else's is done."""

    def __init__(self, client: Any, other: Activity, records: list[dict[str, Any]]) -> None:
        self.client, self.other, self.records = client, other, records

    def __getattr__(self, operation: str) -> Any:
        if operation == "transact_write_items" and self.records:
            first, self.records = self.records, []
            send(self.other, *first)
        return getattr(self.client, operation)


def test_of_two_who_take_a_name_in_the_same_moment_one_gets_it(
    table: Table, learners: Table
) -> None:
    other, me = LEARNERS[0], LEARNERS[1]
    late = Late(table.client, activity_on(table), [profile("Scope", 100, other)])
    send(activity_on(table, late), profile("ѕсоре", 101, me))
    assert (shown(table, other), shown(table, me)) == ("Scope", None)
    assert {*taken(table).values()} == {author_id(KEY, other)}
    assert refusal(learners, me) == "taken"


def test_of_two_profiles_of_one_learner_the_newer_decides_whoever_comes_first(
    table: Table, learners: Table
) -> None:
    late = Late(table.client, activity_on(table), [profile("Newer", 101)])
    send(activity_on(table, late), profile("Older", 100))
    assert shown(table) == "Newer"
    holds(table, LEARNER, "Newer")


def test_a_name_that_is_freed_in_the_same_moment_is_had_by_the_next_try(
    table: Table, learners: Table
) -> None:
    other, me = LEARNERS[0], LEARNERS[1]
    send(activity_on(table), profile("Anna", 100, other))
    send(activity_on(table), profile("Anna", 101, me))
    assert refusal(learners, me) == "taken"
    late = Late(table.client, activity_on(table), [as_record(other, "gone", 102)])
    send(activity_on(table, late), profile("Anna", 103, me))
    send(activity_on(table), profile("Anna", 104, me))
    assert shown(table, me) == "Anna"
    assert refusal(learners, me) is None
