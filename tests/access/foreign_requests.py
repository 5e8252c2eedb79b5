"""What reaches for another learner's partition: requests by name, so that several people can ask
the same.
"""

from amplify.project import StackOutputs
from tests.access.lawful_requests import PROJECTION, Requests, key, one, query


def on_another_partition(stacks: StackOutputs, me: str, other: str) -> Requests:
    """Everything that reaches for what belongs to `other`, in every disguise."""
    table = stacks.learnersTable
    return {
        **_foreign_queries(table, me, other),
        **_foreign_keys(table, me, other),
        **_own_and_foreign_together(table, me, other),
        **_scans(table, me),
    }


def _foreign_queries(table: str, me: str, other: str) -> Requests:
    learners = {"TableName": table}
    return {
        "query": ("Query", {**learners, **query(other, **PROJECTION)}),
        "query backwards": (
            "Query",
            {**learners, **query(other, **PROJECTION), "KeyConditionExpression": ":pk = pk"},
        ),
        "query by an alias": (
            "Query",
            {
                **learners,
                **query(other, **PROJECTION),
                "KeyConditionExpression": "#k = :pk",
                "ExpressionAttributeNames": {"#k": "pk"},
            },
        ),
        "query with a decoy": (
            "Query",
            {
                **learners,
                "KeyConditionExpression": "sk = :me AND pk = :pk",
                "ExpressionAttributeValues": {":me": {"S": me}, ":pk": {"S": other}},
                **PROJECTION,
            },
        ),
        "query by legacy parameters": (
            "Query",
            {
                **learners,
                "KeyConditions": {
                    "pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": other}]}
                },
                "AttributesToGet": ["displayName"],
            },
        ),
    }


def _foreign_keys(table: str, me: str, other: str) -> Requests:
    learners = {"TableName": table}
    return {
        "read": ("Query", {**learners, **one(other, **PROJECTION)}),
        "get": ("GetItem", {**learners, "Key": key(other), **PROJECTION}),
        "put": ("PutItem", {**learners, "Item": key(other)}),
        "update": (
            "UpdateItem",
            {**learners, "Key": key(other), "UpdateExpression": "REMOVE about"},
        ),
        "delete": ("DeleteItem", {**learners, "Key": key(other)}),
        "put what functions issue": ("PutItem", {**learners, "Item": key(f"ISSUED#{me}")}),
        "read what was issued to another": (
            "Query",
            {**learners, **query(f"ISSUED#{other}", ProjectionExpression="about")},
        ),
        "read by an attribute of the profile what was issued to oneself": (
            "Query",
            {**learners, **query(f"ISSUED#{me}", ProjectionExpression="about")},
        ),
    }


def _own_and_foreign_together(table: str, me: str, other: str) -> Requests:
    learners = {"TableName": table}
    both = {"Keys": [key(me), key(other)], **PROJECTION}
    return {
        "batch of own and foreign reads": ("BatchGetItem", {"RequestItems": {table: both}}),
        "batch of own and foreign writes": (
            "BatchWriteItem",
            {
                "RequestItems": {
                    table: [
                        {"PutRequest": {"Item": key(me)}},
                        {"DeleteRequest": {"Key": key(other)}},
                    ]
                }
            },
        ),
        "transaction of own and foreign writes": (
            "TransactWriteItems",
            {
                "TransactItems": [
                    {"Put": {**learners, "Item": key(me)}},
                    {"Delete": {**learners, "Key": key(other)}},
                ]
            },
        ),
        "transaction that reads": (
            "TransactGetItems",
            {"TransactItems": [{"Get": {**learners, "Key": key(other), **PROJECTION}}]},
        ),
        "PartiQL": (
            "ExecuteStatement",
            {
                "Statement": f'SELECT displayName FROM "{table}" WHERE pk = ?',  # noqa: S608
                "Parameters": [{"S": other}],
            },
        ),
    }


def _scans(table: str, me: str) -> Requests:
    learners = {"TableName": table}
    return {
        "scan": ("Scan", {**learners, **PROJECTION}),
        "scan for own items": (
            "Scan",
            {
                **learners,
                **PROJECTION,
                "FilterExpression": "pk = :me",
                "ExpressionAttributeValues": {":me": {"S": me}},
            },
        ),
    }
