"""The days on which somebody reads: when they are awake, and where. They are the learner's alone."""

from typing import Any

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.requests_as_data import key, learners

DAY = "ACTIVE#2026-03-29+01:00#<lesson>"
ZONE = {"zone": {"S": "Europe/Berlin"}}


def days_of(pk: str, condition: str, **values: str) -> dict[str, Any]:
    """A range of one partition: the sign-in reads what is behind the days, this reads them."""
    named = {f":{name}": {"S": value} for name, value in {"pk": pk, **values}.items()}
    return {
        "KeyConditionExpression": f"pk = :pk AND {condition}",
        "ExpressionAttributeValues": named,
        "ProjectionExpression": "sk, #z",
        "ExpressionAttributeNames": {"#z": "zone"},
        "Select": "SPECIFIC_ATTRIBUTES",
    }


ATTACKS = (
    Attack(
        "query another's days",
        "learn when and where another learner reads",
        learners("Query", **days_of("<victim>", "begins_with(sk, :sk)", sk="ACTIVE#")),
    ),
    Attack(
        "query a span of another's days",
        "learn whether another learner was here in a week",
        learners(
            "Query",
            **days_of("<victim>", "sk BETWEEN :a AND :z", a="ACTIVE#2026-03", z="ACTIVE#2026-04"),
        ),
    ),
    Attack(
        "query what is behind another's days",
        "read another's places by the sign-in's own range",
        learners("Query", **days_of("<victim>", "sk > :sk", sk="ACTIVE$")),
    ),
    Attack(
        "put a day for another",
        "forge another learner's streak",
        learners("PutItem", Item=key("<victim>", DAY) | ZONE),
    ),
    Attack(
        "delete another's day",
        "break another learner's streak",
        learners("DeleteItem", Key=key("<victim>", DAY)),
    ),
    Attack(
        "put a place for another",
        "move another learner's place in a lesson",
        learners("PutItem", Item=key("<victim>", "PLACE#<lesson>") | {"part": {"N": "1"}}),
    ),
)

FAMILY = Family(
    "days",
    ATTACKS,
    (
        Control("put a day of one's own", learners("PutItem", Item=key("<me>", DAY) | ZONE)),
        Control(
            "query what is behind one's own days",
            learners("Query", **days_of("<me>", "sk > :sk", sk="ACTIVE$")),
        ),
        Control("delete a day of one's own", learners("DeleteItem", Key=key("<me>", DAY))),
    ),
)
