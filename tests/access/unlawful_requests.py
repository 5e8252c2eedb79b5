"""What no browser may do: requests by name, so that several people can ask the same."""

from local.cloud.deploy import StackOutputs
from tests.access.lawful_requests import PROJECTION, Requests, key, query


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
        "read": ("GetItem", {**learners, "Key": key(other), **PROJECTION}),
        "put": ("PutItem", {**learners, "Item": key(other)}),
        "update": (
            "UpdateItem",
            {**learners, "Key": key(other), "UpdateExpression": "REMOVE about"},
        ),
        "delete": ("DeleteItem", {**learners, "Key": key(other)}),
        "put what functions issue": ("PutItem", {**learners, "Item": key(f"ISSUED#{me}")}),
        "read what was issued to another": (
            "Query",
            {**learners, **query(f"ISSUED#{other}", ProjectionExpression="title")},
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


def on_own_partition_too_much(stacks: StackOutputs, me: str) -> Requests:
    """Requests on one's own items that go past the allow-lists."""
    table = stacks.learnersTable
    return {**_own_reads_too_much(table, me), **_own_writes_too_much(table, me)}


def _own_reads_too_much(table: str, me: str) -> Requests:
    learners = {"TableName": table}
    return {
        "read every attribute": ("GetItem", {**learners, "Key": key(me)}),
        "query every attribute": ("Query", {**learners, **query(me)}),
        "count": ("Query", {**learners, **query(me, Select="COUNT")}),
        "read an attribute that isn't listed": (
            "GetItem",
            {**learners, "Key": key(me), "ProjectionExpression": "suspended"},
        ),
        "filter by an attribute that isn't listed": (
            "Query",
            {
                **learners,
                **query(me, **PROJECTION),
                "FilterExpression": "attribute_exists(suspended)",
            },
        ),
    }


def _own_writes_too_much(table: str, me: str) -> Requests:
    learners = {"TableName": table}
    update = {
        **learners,
        "Key": key(me),
        "UpdateExpression": "SET about = :a",
        "ExpressionAttributeValues": {":a": {"S": "x"}},
    }
    condition = {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "write an attribute that isn't listed": (
            "PutItem",
            {**learners, "Item": key(me) | {"suspended": {"BOOL": False}}},
        ),
        "write one behind an alias": (
            "UpdateItem",
            {
                **update,
                "UpdateExpression": "SET #s = :a",
                "ExpressionAttributeNames": {"#s": "suspended"},
            },
        ),
        "get the old item back": ("UpdateItem", {**update, "ReturnValues": "ALL_OLD"}),
        "get the new item back": ("UpdateItem", {**update, "ReturnValues": "ALL_NEW"}),
        "get the item of a failed condition": (
            "PutItem",
            {
                **learners,
                "Item": key(me),
                **condition,
                "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
            },
        ),
        "write by a transaction": (
            "TransactWriteItems",
            {"TransactItems": [{"Put": {**learners, "Item": key(me)}}]},
        ),
    }


def on_content(stacks: StackOutputs, me: str) -> Requests:
    """Requests on the content table that no browser may make."""
    content = {"TableName": stacks.contentTable}
    stats = key("CONTENT#wagtail-1", "STATS")
    return {
        "forge a counter": (
            "UpdateItem",
            {
                **content,
                "Key": stats,
                "UpdateExpression": "ADD likes :n",
                "ExpressionAttributeValues": {":n": {"N": "1000"}},
            },
        ),
        "publish": ("PutItem", {**content, "Item": stats}),
        "unpublish": ("DeleteItem", {**content, "Key": stats}),
        "see who likes a lesson": (
            "Query",
            {**content, **query("LIKES#wagtail-1", ProjectionExpression="pk")},
        ),
        "read internal attributes": (
            "GetItem",
            {**content, "Key": stats, "ProjectionExpression": "liked, correlationId"},
        ),
        "read everything": ("GetItem", {**content, "Key": stats}),
        "scan": ("Scan", {**content, "ProjectionExpression": "title"}),
        "write into it under one's own key": ("PutItem", {**content, "Item": key(me)}),
        "look at the table": ("DescribeTable", content),
        "delete the table": ("DeleteTable", content),
        "list the tables": ("ListTables", {}),
    }
