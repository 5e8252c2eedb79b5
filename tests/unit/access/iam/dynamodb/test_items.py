"""What one-item requests ask for."""

from typing import Any

import pytest

from access.iam.dynamodb.expand import expand
from access.iam.errors import RequestUnknown
from tests.unit.access.iam.world import ACCOUNT, OWN, TABLE, key, only


def attributes(operation: str, **body: Any) -> set[str]:
    return set(only(operation, TableName="learners", **body).context["dynamodb:attributes"])


def test_a_read_names_its_table_key_and_projection() -> None:
    access = only(
        "GetItem",
        TableName="learners",
        Key=key(OWN),
        ProjectionExpression="a.b[1], #c",
        ExpressionAttributeNames={"#c": "c d"},
    )
    assert (access.action, access.resource) == ("dynamodb:GetItem", TABLE)
    assert access.context == {
        "dynamodb:leadingkeys": (OWN,),
        "dynamodb:attributes": ("a", "c d", "pk", "sk"),
        "dynamodb:select": "SPECIFIC_ATTRIBUTES",
    }


def test_a_read_without_projection_selects_everything() -> None:
    access = only("GetItem", TableName="learners", Key=key(OWN))
    assert access.context["dynamodb:select"] == "ALL_ATTRIBUTES"


def test_a_legacy_projection_counts_like_an_expression() -> None:
    access = only("GetItem", TableName="learners", Key=key(OWN), AttributesToGet=["about"])
    assert access.context["dynamodb:attributes"] == ("about", "pk", "sk")
    assert access.context["dynamodb:select"] == "SPECIFIC_ATTRIBUTES"


def test_a_table_may_be_named_by_its_arn() -> None:
    assert only("GetItem", TableName=TABLE, Key=key(OWN)).resource == TABLE


@pytest.mark.parametrize(
    "name",
    [
        TABLE.replace("123456789012", "210987654321"),
        TABLE.replace("eu-west-1", "us-east-1"),
        f"{TABLE}/index/by-title",
        "absent",
        "../learners",
        "",
        None,
        7,
    ],
)
def test_a_table_that_is_not_this_accounts_is_refused(name: object) -> None:
    with pytest.raises(RequestUnknown):
        expand("GetItem", {"TableName": name, "Key": key(OWN)}, ACCOUNT)


def test_a_put_names_every_attribute_of_the_item_and_of_its_condition() -> None:
    item = key(OWN) | {"about": {"M": {"inner": {"S": "x"}}}}
    assert attributes("PutItem", Item=item, ConditionExpression="attribute_exists(version)") == {
        "pk",
        "sk",
        "about",
        "version",
    }
    assert attributes("PutItem", Item=item, Expected={"old": {"Exists": False}}) == {
        "pk",
        "sk",
        "about",
        "old",
    }


def test_an_update_names_targets_sources_and_conditions() -> None:
    named = attributes(
        "UpdateItem",
        Key=key(OWN),
        UpdateExpression="SET a.x = if_not_exists(b, :v), c = list_append(#d, :v) REMOVE e[2] "
        "ADD f :v DELETE g :v",
        ConditionExpression="h BETWEEN :v AND :w AND (i IN (:v, :w) OR NOT contains(j, :v))",
        ExpressionAttributeNames={"#d": "d"},
    )
    assert named == {"pk", "sk", *"abcdefghij"}


def test_an_update_may_use_the_legacy_parameters() -> None:
    body = {"Key": key(OWN), "AttributeUpdates": {"a": {}}, "Expected": {"b": {}}}
    assert attributes("UpdateItem", **body) == {"pk", "sk", "a", "b"}


def test_a_delete_names_its_key_and_its_condition() -> None:
    assert attributes("DeleteItem", Key=key(OWN), ConditionExpression="a = :v") == {"pk", "sk", "a"}


def test_return_values_are_a_key_only_where_the_request_names_them() -> None:
    assert (
        "dynamodb:returnvalues"
        not in only("DeleteItem", TableName="learners", Key=key(OWN)).context
    )
    asked = only("DeleteItem", TableName="learners", Key=key(OWN), ReturnValues="ALL_OLD")
    assert asked.context["dynamodb:returnvalues"] == "ALL_OLD"


def test_returning_the_item_of_a_failed_condition_is_asked_for_as_all_old() -> None:
    body = {"TableName": "learners", "Key": key(OWN)}
    body |= {"ReturnValuesOnConditionCheckFailure": "ALL_OLD", "ReturnValues": "NONE"}
    asked = [
        access.context["dynamodb:returnvalues"] for access in expand("DeleteItem", body, ACCOUNT)
    ]
    assert asked == ["NONE", "ALL_OLD"]


def test_consumed_capacity_is_a_key_where_the_request_asks_for_it() -> None:
    access = only("GetItem", TableName="learners", Key=key(OWN), ReturnConsumedCapacity="TOTAL")
    assert access.context["dynamodb:returnconsumedcapacity"] == "TOTAL"


@pytest.mark.parametrize(("number", "shown"), [("1.0", "1"), ("1e2", "100"), ("-0.5", "-0.5")])
def test_a_number_is_shown_in_its_shortest_form(number: str, shown: str) -> None:
    access = only("GetItem", TableName="plain", Key={"id": {"N": number}})
    assert access.context["dynamodb:leadingkeys"] == (shown,)


@pytest.mark.parametrize(
    "body",
    [
        {"Key": {"pk": {"S": OWN}}},
        {"Key": key(OWN) | {"more": {"S": "x"}}},
        {"Key": {"pk": OWN, "sk": {"S": "x"}}},
        {"Key": {"pk": {"S": OWN, "N": "1"}, "sk": {"S": "x"}}},
        {"Key": {"pk": {"BOOL": True}, "sk": {"S": "x"}}},
        {"Key": {"pk": {"N": "many"}, "sk": {"S": "x"}}},
        {"Key": [key(OWN)]},
        {"Key": key(OWN), "NewParameter": "x"},
        {"Key": key(OWN), "ProjectionExpression": ""},
        {"Key": key(OWN), "ProjectionExpression": ["a"]},
        {"Key": key(OWN), "ProjectionExpression": "a", "AttributesToGet": ["b"]},
        {"Key": key(OWN), "ProjectionExpression": "#unknown"},
        {"Key": key(OWN), "ProjectionExpression": "a; b"},
        {"Key": key(OWN), "ProjectionExpression": "é"},
        {"Key": key(OWN), "ProjectionExpression": "evil(a)"},
        {"Key": key(OWN), "ProjectionExpression": "a, " * 2000 + "a"},
        {"Key": key(OWN), "AttributesToGet": "a"},
        {"Key": key(OWN), "ExpressionAttributeNames": ["#a"]},
    ],
)
def test_a_read_that_is_not_understood_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(RequestUnknown):
        expand("GetItem", {"TableName": "learners", **body}, ACCOUNT)


def test_a_put_without_its_partition_key_is_refused() -> None:
    with pytest.raises(RequestUnknown):
        expand("PutItem", {"TableName": "learners", "Item": {"sk": {"S": "x"}}}, ACCOUNT)
