"""What one learner uses of the table's ceiling shows, however Lambda cuts the stream into batches.

A minute of a flood and one of an ordinary evening are held against the alarm as it ships.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from activity.batch import busiest, groups, read
from activity.stream import Activity, process
from lectern.limits import ITEM_BYTES
from lectern.log import Log
from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.production.metric_math import crosses, evaluated
from tests.unit.amplify.templates import template
from tests.unit.functions.conftest import Lines
from tests.unit.functions.streams import LEARNER, batch, like, record

Records = Sequence[dict[str, Any]]
ALARM = ALARMS["OneLearnerFloods"]
CEILING = template("storagelearners")["Parameters"]["maxWriteRequestUnits"]["Default"]
SECONDS = 60
HONEST = "99999999-2222-3333-4444-555555555555"
LOG = Log("activity")
POLLS = 4
"""How often a second Lambda asks a shard (developer guide, "Using AWS Lambda with DynamoDB")."""
SHARDS = 4
"""What a new table on demand begins with, and more than its ceiling needs."""


def _write(learner: str, number: int, size: int) -> dict[str, Any]:
    return record("MODIFY", learner, "PROFILE", number, size)


def _minute_breaches(activity: Activity, measured: Lines, batches: Iterable[Records]) -> bool:
    for records in batches:
        process(batch(*records), activity)
    units = sum(line.get("BusiestLearnerUnits", 0) for line in measured())
    filled = re.sub(r"\$\{\w+\}", str(CEILING), ALARM.expression)
    value = evaluated(filled, {"busiest": units})
    return crosses(value, ALARM.properties["ComparisonOperator"], ALARM.properties["Threshold"])


@pytest.mark.parametrize("together", [1, 5])
def test_one_large_item_a_second_is_a_flood_in_whatever_batches(
    activity: Activity, measured: Lines, together: int
) -> None:
    """400 units a second of a ceiling of 500, one write at a time."""
    writes = [_write(LEARNER, number, ITEM_BYTES) for number in range(SECONDS)]
    batches = [writes[at : at + together] for at in range(0, SECONDS, together)]
    assert _minute_breaches(activity, measured, batches)


def test_many_small_items_are_a_flood_among_everybody_elses(
    activity: Activity, measured: Lines
) -> None:
    def second(at: int) -> Records:
        others = [_write(f"{LEARNER}{at}{n}", n, 300) for n in range(20)]
        return [*others, *(_write(LEARNER, n, 300) for n in range(CEILING // 4))]

    assert _minute_breaches(activity, measured, map(second, range(SECONDS)))


def test_an_evening_on_which_every_poll_brings_clicks_is_none(
    activity: Activity, measured: Lines
) -> None:
    """Each batch has some busiest learner: their sum is no one's, and stays far below."""

    def poll(at: int) -> Records:
        return [_write(f"{LEARNER}{at}{n}", n, 700) for n in range(5)]

    assert not _minute_breaches(activity, measured, map(poll, range(SECONDS * POLLS * SHARDS)))


def test_no_like_waits_for_a_batch_to_fill() -> None:
    """The sum needs no full batches, and a window of whole seconds is long for a like."""
    mapping = template("functionactivity")["Resources"]["LearnersMapping"]["Properties"]
    assert "MaximumBatchingWindowInSeconds" not in mapping


def test_a_batch_counts_units_of_a_kibibyte_begun(activity: Activity, measured: Lines) -> None:
    process(batch(_write(LEARNER, 1, 1024), _write(LEARNER, 2, 1025), _write("b", 3, 10)), activity)
    assert measured() == [{"BusiestLearnerUnits": 3}]


def test_units_count_for_the_minute_in_which_they_were_written_however_late_they_are_read() -> None:
    """Offered, not consumed: a reader that is behind hides no flood."""
    early, late = _write(LEARNER, 1, 1024), _write(LEARNER, 2, 2048)
    early["dynamodb"]["ApproximateCreationDateTime"] = 600
    late["dynamodb"]["ApproximateCreationDateTime"] = 661
    assert busiest([early, late]) == {600: 1, 660: 2}


def test_a_learner_with_a_hundred_changes_comes_after_everybodys_first() -> None:
    flood = [like(f"wagtail-{n}", n) for n in range(100)]
    honest = like("wagtail-999", 100, HONEST)
    entries = [group[0].change.work[1] for group in groups(read([*flood, honest], LOG).asked)]
    assert entries.index("wagtail-999") <= 1
    assert len(entries) == 101
