"""The runbook's "Likes don't count": the log names the cause, and mended the likes count."""

from lectern import keys
from tests.access import people
from tests.eventually import eventually
from tests.operations import faults
from tests.operations.operators import Operator
from tests.webhook import lesson_event, new_entry


def test_what_waited_counts_once_the_cause_is_mended(operator: Operator) -> None:
    content = f"wagtail-{new_entry()}"
    operator.sends(lesson_event(int(content.partition("-")[2]), 1, "Liked"))
    eventually(lambda: operator.entry(keys.entry(content)), 30, "the entry")
    learner = people.signed_in(operator.cloud, "fan@lectern.test")
    like = {"pk": {"S": learner.sub}, "sk": {"S": f"LIKE#{content}"}}

    with faults.setting(operator, "activity", "CONTENT_TABLE", "no-such-table"):
        learner.may("PutItem", TableName=operator.stacks.learnersTable, Item=like)
        eventually(lambda: operator.logged("activity", "store-unavailable"), 30, "the log's line")

    def counted() -> bool:
        return operator.entry(keys.stats(content)).get("likes") == {"N": "1"}

    eventually(counted, 60, "the like in the counter")
