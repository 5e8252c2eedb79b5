"""A learner may fill their own partition; nothing of the fill gets out of it.

Publishing bounds what others read: of a like only its key counts, so no attribute's size or type
reaches the content table.
"""

from typing import Any

import pytest

from activity.stream import Activity, process
from lectern import keys
from lectern.dynamodb import Table
from lectern.limits import ITEM_BYTES
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON
from tests.unit.functions.streams import LEARNER, batch, record

SECRET_TEXT = "only the learner's own"
HUGE = SECRET_TEXT * (ITEM_BYTES // len(SECRET_TEXT))
STORED_BYTES = 1024
"""What one like may add to the content table, whatever its item holds."""


def holding(sk: str, value: dict[str, Any], sequence: int) -> dict[str, Any]:
    found = record("INSERT", LEARNER, sk, sequence)
    found["dynamodb"]["NewImage"] = {**found["dynamodb"]["Keys"], "text": value}
    return found


@pytest.mark.parametrize(
    "value",
    [{"S": HUGE}, {"M": {"a": {"L": [{"S": SECRET_TEXT}]}}}, {"B": "AAAA"}, {"N": "1E+125"}],
    ids=["the largest text", "a nest", "bytes", "a huge number"],
)
def test_of_a_like_nothing_but_its_key_is_published(
    activity: Activity, table: Table, value: dict[str, Any]
) -> None:
    before = len(str(cloud.snapshot(table)))

    answer = process(batch(holding(f"LIKE#{LESSON}", value, 1)), activity)

    after = str(cloud.snapshot(table))
    assert answer == {"batchItemFailures": []}
    assert cloud.item(table, keys.stats(LESSON))["likes"] == 1
    assert SECRET_TEXT not in after
    assert len(after) - before < STORED_BYTES


def test_junk_is_passed_over_and_the_records_after_it_are_not(
    activity: Activity, table: Table
) -> None:
    junk = holding("JUNK#1", {"S": HUGE}, 1)
    like = holding(f"LIKE#{LESSON}", {"S": "x"}, 2)

    assert process(batch(junk, like), activity) == {"batchItemFailures": []}

    assert cloud.item(table, keys.stats(LESSON))["likes"] == 1
    assert "JUNK" not in str(cloud.snapshot(table))
