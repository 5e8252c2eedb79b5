"""What batches and transactions ask for: everything that each of their members does."""

from typing import Any

import pytest

from access.iam.dynamodb.expand import expand
from access.iam.errors import RequestUnknown
from tests.unit.access.iam.world import ACCOUNT, FOREIGN, OWN, TABLE, key, only


def test_a_batch_read_has_the_leading_keys_of_every_key() -> None:
    keys = {"Keys": [key(OWN), key(FOREIGN)], "ProjectionExpression": "about"}
    access = only("BatchGetItem", RequestItems={"learners": keys})
    assert access.context == {
        "dynamodb:leadingkeys": (OWN, FOREIGN),
        "dynamodb:attributes": ("about", "pk", "sk"),
        "dynamodb:select": "SPECIFIC_ATTRIBUTES",
    }


def test_a_batch_asks_for_each_table_by_itself() -> None:
    wanted = expand(
        "BatchGetItem",
        {
            "RequestItems": {
                "learners": {"Keys": [key(OWN)]},
                "plain": {"Keys": [{"id": {"S": "x"}}]},
            }
        },
        ACCOUNT,
    )
    assert [access.resource.rpartition("/")[2] for access in wanted] == ["learners", "plain"]


def test_a_batch_write_has_the_keys_and_attributes_of_puts_and_deletes() -> None:
    requests = [
        {"PutRequest": {"Item": key(OWN) | {"about": {"S": "x"}}}},
        {"DeleteRequest": {"Key": key(FOREIGN)}},
    ]
    access = only("BatchWriteItem", RequestItems={"learners": requests})
    assert access.action == "dynamodb:BatchWriteItem"
    assert access.context == {
        "dynamodb:leadingkeys": (OWN, FOREIGN),
        "dynamodb:attributes": ("about", "pk", "sk"),
    }


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"RequestItems": {}},
        {"RequestItems": {"learners": []}, "More": 1},
        {"RequestItems": {"learners": {}}},
        {"RequestItems": {"learners": [{}]}},
        {"RequestItems": {"learners": [{"UpdateRequest": {}}]}},
        {"RequestItems": {"learners": [{"PutRequest": {"Item": key(OWN), "More": 1}}]}},
        {
            "RequestItems": {
                "learners": [{"PutRequest": {"Item": key(OWN)}, "DeleteRequest": {"Key": key(OWN)}}]
            }
        },
    ],
)
def test_a_batch_write_that_is_not_understood_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(RequestUnknown):
        expand("BatchWriteItem", body, ACCOUNT)


def test_a_transaction_asks_for_each_member_by_its_own_action() -> None:
    members = [
        {"Put": {"TableName": "learners", "Item": key(OWN)}},
        {"Update": {"TableName": "learners", "Key": key(OWN), "UpdateExpression": "REMOVE about"}},
        {"Delete": {"TableName": "learners", "Key": key(FOREIGN)}},
        {
            "ConditionCheck": {
                "TableName": "learners",
                "Key": key(OWN),
                "ConditionExpression": "attribute_exists(text)",
            }
        },
    ]
    wanted = expand("TransactWriteItems", {"TransactItems": members}, ACCOUNT)
    assert [access.action.removeprefix("dynamodb:") for access in wanted] == [
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "ConditionCheckItem",
    ]
    assert {access.resource for access in wanted} == {TABLE}
    assert {access.context["dynamodb:enclosingoperation"] for access in wanted} == {
        "TransactWriteItems"
    }
    assert wanted[2].context["dynamodb:leadingkeys"] == (FOREIGN,)
    assert "text" in wanted[3].context["dynamodb:attributes"]


def test_a_failed_member_that_returns_its_item_is_asked_for_as_all_old() -> None:
    check = {
        "TableName": "learners",
        "Key": key(OWN),
        "ConditionExpression": "attribute_exists(pk)",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }
    wanted = expand("TransactWriteItems", {"TransactItems": [{"ConditionCheck": check}]}, ACCOUNT)
    assert [access.context.get("dynamodb:returnvalues") for access in wanted] == [None, "ALL_OLD"]


def test_a_reading_transaction_asks_for_get_item() -> None:
    get = {"TableName": "learners", "Key": key(OWN), "ProjectionExpression": "about"}
    access = only("TransactGetItems", TransactItems=[{"Get": get}])
    assert access.action == "dynamodb:GetItem"
    assert access.context["dynamodb:enclosingoperation"] == "TransactGetItems"


@pytest.mark.parametrize(
    "members",
    [
        [],
        [{}],
        ["Get"],
        [{"Put": {}}],
        [{"Get": None}],
        [{"Get": {"TableName": "learners", "Key": key(OWN)}, "More": {}}],
    ],
)
def test_a_transaction_that_is_not_understood_is_refused(members: list[Any]) -> None:
    with pytest.raises(RequestUnknown):
        expand("TransactGetItems", {"TransactItems": members}, ACCOUNT)
