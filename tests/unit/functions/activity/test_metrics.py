"""What the dashboard draws of what learners do."""

from activity.stream import Activity, process
from lectern.dynamodb import Table
from tests.unit.functions.activity.conftest import LESSON, entry
from tests.unit.functions.conftest import Lines
from tests.unit.functions.streams import LEARNER, batch, like, record


def test_a_like_is_measured_once_however_often_it_is_delivered(
    activity: Activity, table: Table, measured: Lines
) -> None:
    entry(table)
    for _ in range(2):
        process(batch(like(LESSON, 1)), activity)
    assert [line for line in measured() if "LikesApplied" in line] == [{"LikesApplied": 1}]


def test_an_item_that_nobody_should_write_is_measured(activity: Activity, measured: Lines) -> None:
    process(batch(record("INSERT", LEARNER, "JUNK", 1)), activity)
    assert {"RecordsIgnored": 1} in measured()
