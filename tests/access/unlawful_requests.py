"""What no browser may do on its own partition and on the content: requests by name."""

from amplify.project import StackOutputs
from tests.access.lawful_requests import PROJECTION, Requests, key, query


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
