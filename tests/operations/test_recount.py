"""The runbook's "Likes don't count", step 4: a wrong counter is told, then set right."""

from typing import Any

import pytest

from lectern import keys
from tests.access import people
from tests.eventually import eventually
from tests.operations.operators import Operator
from tests.webhook import lesson_event, new_entry

RIGHT = "Every counter equals its likes."
WRONG = 9


@pytest.fixture
def content(operator: Operator) -> str:
    """A lesson that one learner likes, and whose counter somebody then set to nine."""
    entry = new_entry()
    content = f"wagtail-{entry}"
    operator.sends(lesson_event(entry, 1, "Recounted"))
    eventually(lambda: operator.entry(keys.entry(content)), 30, "the entry")
    learner = people.signed_in(operator.cloud, f"recounted-{entry}@lectern.test")
    like = {"pk": {"S": learner.sub}, "sk": {"S": f"LIKE#{content}"}}
    learner.may("PutItem", TableName=operator.stacks.learnersTable, Item=like)
    eventually(lambda: counter(operator, content) == 1, 60, "the like in the counter")
    operator.client("dynamodb").update_item(
        TableName=operator.stacks.contentTable,
        Key={name: {"S": value} for name, value in keys.stats(content)._asdict().items()},
        UpdateExpression="SET likes = :wrong",
        ExpressionAttributeValues={":wrong": {"N": str(WRONG)}},
    )
    return content


def counter(operator: Operator, content: str) -> int:
    stats: dict[str, Any] = operator.entry(keys.stats(content))
    return int(stats["likes"]["N"])


def test_a_wrong_counter_is_told_and_left_then_set_right(operator: Operator, content: str) -> None:
    told = operator.makes("recount")
    assert f"{content}: the counter says {WRONG}, 1 like it\n" in told
    assert "Nothing was changed: that takes REPAIR=1." in told
    assert counter(operator, content) == WRONG

    repaired = operator.makes("recount", "REPAIR=1")
    assert f"{content}: the counter says {WRONG}, 1 like it, repaired\n" in repaired
    assert counter(operator, content) == 1
    assert operator.makes("recount").strip() == RIGHT


def test_an_account_on_aws_is_recounted_by_its_name_alone(operator: Operator, content: str) -> None:
    assert f"{content}: the counter says {WRONG}" in operator.on_aws("recount")
    assert f"{content}: the counter says {WRONG}, 1 like it, repaired" in operator.on_aws(
        "recount", "--repair"
    )
    assert counter(operator, content) == 1
