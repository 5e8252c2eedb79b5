"""Conditions and filters answer yes or no about what may not be read: each is a read."""

from typing import Any

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, PROJECTION, content, key, learners, query

GUESSES = "learn an attribute that they may not read, one guess at a time"
STATS = key("CONTENT#<lesson>", "STATS")
HIDDEN: dict[str, Any] = {"ComparisonOperator": "NOT_NULL"}
BODY = {":b": {"S": "internal"}}


def filtered(expression: str, **more: Any) -> DynamoDB:
    return learners("Query", **query("<me>", **PROJECTION), FilterExpression=expression, **more)


def conditional(operation: str, **more: Any) -> DynamoDB:
    return learners(operation, ConditionExpression="attribute_exists(suspended)", **more)


def entry(expression: str, **values: Any) -> DynamoDB:
    body = query("CONTENT#<lesson>", ProjectionExpression="title", FilterExpression=expression)
    body["ExpressionAttributeValues"] |= values
    return content("Query", **body)


FAMILY = Family(
    "oracles",
    (
        Attack("filter by existence", GUESSES, filtered("attribute_exists(suspended)")),
        Attack("filter by size", GUESSES, filtered("size(suspended) > size(about)")),
        Attack("filter by type", GUESSES, filtered("NOT attribute_type(suspended, pk)")),
        Attack("filter behind an or", GUESSES, filtered("about = about OR suspended = about")),
        Attack(
            "filter by an alias",
            GUESSES,
            filtered("attribute_exists(#s)", ExpressionAttributeNames={"#s": "suspended"}),
        ),
        Attack(
            "filter by legacy parameters",
            GUESSES,
            learners(
                "Query",
                KeyConditions={
                    "pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "<me>"}]}
                },
                QueryFilter={"suspended": HIDDEN},
                AttributesToGet=["about"],
            ),
        ),
        Attack("condition of a put", GUESSES, conditional("PutItem", Item=OWN)),
        Attack("condition of a delete", GUESSES, conditional("DeleteItem", Key=OWN)),
        Attack(
            "condition of an update",
            GUESSES,
            conditional("UpdateItem", Key=OWN, UpdateExpression="REMOVE about"),
        ),
        Attack(
            "condition by legacy parameters",
            GUESSES,
            learners("PutItem", Item=OWN, Expected={"suspended": {"Exists": False}}),
        ),
        Attack("count", "count items without naming what they hold",
               learners("Query", **query("<me>", Select="COUNT"))),
        Attack("count with a projection", "have a projection that nothing is projected by",
               learners("Query", **query("<me>", Select="COUNT", **PROJECTION))),
        Attack("filter content by its raw text", "read a draft letter by letter",
               entry("begins_with(bodyText, :b)", **BODY)),
        Attack("filter content by its correlation", "link an entry to a webhook's log lines",
               entry("correlationId = :b", **BODY)),
        Attack("filter likes by who gave them", "learn who likes a lesson",
               content("Query", **query("LIKES#<lesson>", ProjectionExpression="pk"),
                       FilterExpression="attribute_exists(sk)")),
    ),
    (
        Control("filter by what may be read", filtered("attribute_exists(about)")),
        Control("condition on what may be read", learners(
            "PutItem", Item=OWN | {"about": {"S": "me"}}, ConditionExpression="attribute_exists(pk)"
        )),
        Control("filter content by its title", entry("begins_with(title, :b)", **BODY)),
    ),
)  # fmt: skip
