"""What Query and Scan ask for."""

from typing import Any

import pytest

from access.iam.dynamodb.expand import expand
from access.iam.errors import RequestUnknown
from tests.unit.access.iam.world import ACCOUNT, FOREIGN, OWN, TABLE, only

VALUES = {":own": {"S": OWN}, ":foreign": {"S": FOREIGN}, ":a": {"S": "A"}, ":b": {"S": "B"}}


def query(expression: str, **body: Any) -> dict[str, Any]:
    return {
        "TableName": "learners",
        "KeyConditionExpression": expression,
        "ExpressionAttributeValues": VALUES,
        **body,
    }


@pytest.mark.parametrize(
    "expression",
    [
        "pk = :foreign",
        ":foreign = pk",
        "(pk = :foreign)",
        "((:foreign = #k))",
        "sk = :own AND pk = :foreign",
        "pk = :foreign AND sk BETWEEN :a AND :b",
        "sk between :own and :b and pk=:foreign",
        "(sk = :own) AND (:foreign = pk)",
        "(sk = :own AND pk = :foreign)",
        "begins_with(sk, :own) AND pk = :foreign",
        "pk = :foreign\n\tAND\n:own < sk",
    ],
)
def test_the_leading_key_is_found_however_the_condition_is_written(expression: str) -> None:
    access = only("Query", **query(expression, ExpressionAttributeNames={"#k": "pk"}))
    assert access.context["dynamodb:leadingkeys"] == (FOREIGN,)


@pytest.mark.parametrize(
    "expression",
    [
        "sk = :own",
        "pk = :own AND pk = :foreign",
        "pk = :own AND :foreign = pk",
        "pk < :own",
        "begins_with(pk, :own)",
        "pk BETWEEN :own AND :own",
        "pk = pk",
        "pk = sk",
        ":own = :own AND sk = :a",
        "pk IN (:own)",
        "NOT pk = :own",
        "pk = :own OR pk = :foreign",
        "pk.x = :own",
        "pk[0] = :own",
        "pk = :unknown",
        "pk = :own)",
        "(pk = :own",
        "pk = :own AND",
        "",
    ],
)
def test_a_key_condition_that_does_not_pin_the_partition_is_refused(expression: str) -> None:
    with pytest.raises(RequestUnknown):
        expand("Query", query(expression), ACCOUNT)


def test_both_forms_of_key_condition_at_once_are_refused() -> None:
    legacy = {"pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": OWN}]}}
    with pytest.raises(RequestUnknown):
        expand("Query", query("pk = :foreign", KeyConditions=legacy), ACCOUNT)


def test_legacy_key_conditions_and_filters_count() -> None:
    access = only(
        "Query",
        TableName="learners",
        KeyConditions={"pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": OWN}]}},
        QueryFilter={"about": {}},
        AttributesToGet=["text"],
    )
    assert access.context == {
        "dynamodb:leadingkeys": (OWN,),
        "dynamodb:attributes": ("about", "pk", "text"),
        "dynamodb:select": "SPECIFIC_ATTRIBUTES",
    }


@pytest.mark.parametrize(
    "condition",
    [
        {"ComparisonOperator": "GE", "AttributeValueList": [{"S": OWN}]},
        {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": OWN}, {"S": FOREIGN}]},
        {"ComparisonOperator": "EQ"},
        [],
    ],
)
def test_a_legacy_condition_that_does_not_pin_the_partition_is_refused(condition: object) -> None:
    with pytest.raises(RequestUnknown):
        expand("Query", {"TableName": "learners", "KeyConditions": {"pk": condition}}, ACCOUNT)


def test_a_query_of_an_index_is_about_the_index_and_its_own_partition() -> None:
    body = query("title = :a AND pk = :own", IndexName="by-title")
    access = only("Query", **body)
    assert access.resource == f"{TABLE}/index/by-title"
    assert access.context["dynamodb:leadingkeys"] == ("A",)
    assert access.context["dynamodb:select"] == "ALL_PROJECTED_ATTRIBUTES"


def test_the_tables_own_key_does_not_pin_an_index() -> None:
    with pytest.raises(RequestUnknown):
        expand("Query", query("pk = :own", IndexName="by-title"), ACCOUNT)


@pytest.mark.parametrize("index", ["absent", "", 7])
def test_an_unknown_index_is_refused(index: object) -> None:
    with pytest.raises(RequestUnknown):
        expand("Query", query("pk = :own", IndexName=index), ACCOUNT)


@pytest.mark.parametrize(
    ("body", "select"),
    [
        ({}, "ALL_ATTRIBUTES"),
        ({"ProjectionExpression": "about"}, "SPECIFIC_ATTRIBUTES"),
        ({"Select": "COUNT"}, "COUNT"),
        ({"Select": "ALL_ATTRIBUTES"}, "ALL_ATTRIBUTES"),
        ({"Select": "SPECIFIC_ATTRIBUTES", "ProjectionExpression": "about"}, "SPECIFIC_ATTRIBUTES"),
    ],
)
def test_select_is_what_the_request_says_or_dynamodbs_default(
    body: dict[str, Any], select: str
) -> None:
    assert only("Query", **query("pk = :own", **body)).context["dynamodb:select"] == select


@pytest.mark.parametrize(
    "body",
    [
        {"Select": "SPECIFIC_ATTRIBUTES"},
        {"Select": "COUNT", "ProjectionExpression": "about"},
        {"Select": "EVERYTHING"},
        {"Select": ["COUNT"]},
    ],
)
def test_a_select_that_contradicts_the_projection_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(RequestUnknown):
        expand("Query", query("pk = :own", **body), ACCOUNT)


def test_a_scan_has_no_leading_key() -> None:
    access = only("Scan", TableName="learners", FilterExpression="about = :a")
    assert access.context == {
        "dynamodb:attributes": ("about",),
        "dynamodb:select": "ALL_ATTRIBUTES",
    }


def test_a_scan_that_names_nothing_has_no_attributes_either() -> None:
    assert only("Scan", TableName="learners").context == {"dynamodb:select": "ALL_ATTRIBUTES"}


def test_a_legacy_scan_filter_counts() -> None:
    access = only("Scan", TableName="learners", ScanFilter={"about": {}})
    assert access.context["dynamodb:attributes"] == ("about",)


def test_a_scan_of_an_index_is_about_the_index() -> None:
    assert only("Scan", TableName="learners", IndexName="by-title").resource.endswith(
        "/index/by-title"
    )
