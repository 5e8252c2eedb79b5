"""Property: however a stream is cut into batches, redelivered and replayed, likes = likers."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moto import mock_aws

from activity.stream import process
from lectern import keys
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import activity_on, entry
from tests.unit.functions.streams import batch, like, record, unlike

LEARNERS = [f"0000000{at}-2222-3333-4444-555555555555" for at in range(3)]
LESSONS = ["wagtail-1", "wagtail-2"]

actions = st.lists(
    st.tuples(
        st.sampled_from(["like", "unlike", "put again"]),
        st.sampled_from(LEARNERS),
        st.sampled_from(LESSONS),
    ),
    max_size=14,
)


def as_stream(taken: list[tuple[str, str, str]]) -> tuple[list[dict[str, Any]], set[Any]]:
    """The records that these actions leave, and who likes what in the end."""
    liked: set[tuple[str, str]] = set()
    records = []
    for at, (action, learner, lesson) in enumerate(taken):
        sequence, has = 95 + at, (learner, lesson) in liked
        if action == "unlike" and has:
            liked.remove((learner, lesson))
            records.append(unlike(lesson, sequence, learner))
        elif action != "unlike" and not has:
            liked.add((learner, lesson))
            records.append(like(lesson, sequence, learner))
        elif action == "put again":
            records.append(record("MODIFY", learner, f"LIKE#{lesson}", sequence))
    return records, liked


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[list[dict[str, Any]]], Any]:
    """A stream, and its batches as Lambda may deliver them: any of them again, from any point."""
    records, liked = as_stream(draw(actions))
    batches, position = [], 0
    while position < len(records):
        size = draw(st.integers(1, 5))
        batches.append(records[position : position + size])
        position += size - draw(st.integers(0, size - 1))
    return records, batches, liked


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deliveries())
def test_likes_equal_the_number_of_likers_and_a_replay_changes_nothing(
    drawn: tuple[list[dict[str, Any]], list[list[dict[str, Any]]], set[tuple[str, str]]],
) -> None:
    records, batches, liked = drawn
    with mock_aws():
        table = cloud.content_table()
        for lesson in LESSONS:
            entry(table, lesson)
        activity = activity_on(table)
        for one in batches:
            process(batch(*one), activity)
        for lesson in LESSONS:
            likers = {learner for learner, of in liked if of == lesson}
            assert cloud.item(table, keys.stats(lesson))["likes"] == len(likers)
        before = cloud.snapshot(table)
        process(batch(*records), activity)
        process(batch(*reversed(records)), activity)
        assert cloud.snapshot(table) == before
