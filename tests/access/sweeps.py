"""The sweep of deleted accounts, run at once instead of in a quarter of an hour.

It looks twice, ten minutes apart: its note of the first look is made older here.
"""

import json
import time
from typing import Any

from lectern import attributes, keys, limits
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import key, query
from tests.eventually import eventually

ROUND_SECONDS = 120


def run(cloud: Cloud) -> dict[str, Any]:
    """One run; what it answers."""
    ran = people.root(cloud, "lambda").invoke(FunctionName=cloud.stacks.sweepFunction)
    answer: dict[str, Any] = json.load(ran["Payload"])
    assert not ran.get("FunctionError"), answer
    return answer


def over(cloud: Cloud, *gone: str) -> None:
    """Everybody was looked at, these twice, and what they left is deleted."""
    eventually(lambda: _ends(cloud) and noted(cloud) >= {*gone}, ROUND_SECONDS, "the first look")
    age_first_look(cloud, *gone)
    eventually(lambda: _ends(cloud) and not noted(cloud) & {*gone}, ROUND_SECONDS, "the second one")


def _ends(cloud: Cloud) -> bool:
    """One run; whether a round is over with it."""
    return bool(run(cloud)["complete"])


def noted(cloud: Cloud) -> set[str]:
    """Whose account the sweep has missed once."""
    subs = (sk.removeprefix(keys.SUSPECT_PREFIX) for sk in partition(cloud, keys.SWEEP))
    return {sub for sub in subs if keys.is_sub(sub)}


def age_first_look(cloud: Cloud, *subs: str) -> None:
    then = int(time.time()) - limits.SWEEP_SECOND_LOOK_SECONDS
    for sub in subs:
        people.root(cloud, "dynamodb").update_item(
            TableName=cloud.stacks.learnersTable,
            Key=key(*keys.suspect(sub)),
            UpdateExpression="SET seenAt = :then",
            ExpressionAttributeValues={":then": {"N": str(then)}},
        )


def partition(cloud: Cloud, pk: str) -> list[str]:
    """The sort keys of a partition of the learners table."""
    found = people.root(cloud, "dynamodb").query(
        TableName=cloud.stacks.learnersTable, ConsistentRead=True, **query(pk)
    )
    return [item["sk"]["S"] for item in found["Items"]]


def is_note(item: dict[str, Any]) -> bool:
    """Whether the sweep has it for itself: it may write that at any time, whoever looks."""
    return item["pk"]["S"] == keys.SWEEP and item.keys() <= attributes.SWEEP_NAMES
