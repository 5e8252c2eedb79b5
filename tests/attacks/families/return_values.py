"""What a write may give back: nothing, so that no write is a read in disguise."""

from typing import Any

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, learners

SEES = "read attributes that no projection of theirs may name"
FAILS: dict[str, Any] = {
    "ConditionExpression": "attribute_not_exists(pk)",
    "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
}


def update(**more: Any) -> DynamoDB:
    return learners(
        "UpdateItem",
        Key=OWN,
        UpdateExpression="SET about = :a",
        ExpressionAttributeValues={":a": {"S": "x"}},
        **more,
    )


def put(**more: Any) -> DynamoDB:
    return learners("PutItem", Item=OWN | {"about": {"S": "x"}}, **more)


FAMILY = Family(
    "return-values",
    (
        Attack("old item of a put", SEES, learners("PutItem", Item=OWN, ReturnValues="ALL_OLD")),
        Attack(
            "old item of a delete", SEES, learners("DeleteItem", Key=OWN, ReturnValues="ALL_OLD")
        ),
        Attack("old item of an update", SEES, update(ReturnValues="ALL_OLD")),
        Attack("new item of an update", SEES, update(ReturnValues="ALL_NEW")),
        Attack("old values of an update", SEES, update(ReturnValues="UPDATED_OLD")),
        Attack("new values of an update", SEES, update(ReturnValues="UPDATED_NEW")),
        Attack("a spelling that isn't one", "slip past the pin", update(ReturnValues="all_old")),
        Attack(
            "a spelling that isn't one, of a put", "slip past the pin", put(ReturnValues="all_old")
        ),
        Attack("item of a failed put", SEES, learners("PutItem", Item=OWN, **FAILS)),
        Attack("item of a failed delete", SEES, learners("DeleteItem", Key=OWN, **FAILS)),
        Attack("item of a failed update", SEES, update(**FAILS)),
    ),
    (
        Control("put with NONE", put(ReturnValues="NONE")),
        Control("put without a wish", put()),
        Control(
            "a condition that fails says so and no more",
            learners("PutItem", Item=OWN, ConditionExpression="attribute_not_exists(pk)"),
            r"^400 .*ConditionalCheckFailedException(?!.*about)",
        ),
    ),
)
