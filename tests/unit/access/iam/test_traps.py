"""The ways in which a policy for browsers is known to leak, each shown and then closed."""

from typing import Any

import pytest

from tests.unit.access.iam.world import (
    FOREIGN,
    OWN,
    TABLE,
    VARIABLE,
    ask,
    key,
    learner_may,
    policies,
    statement,
)

LEADING = {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [VARIABLE]}}
PRESENT = {"Null": {"dynamodb:LeadingKeys": "false"}}
ATTRIBUTES = ["pk", "sk", "displayName"]
ENUMERATED = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]


def held(condition: dict[str, Any], *actions: str) -> Any:
    named = [f"dynamodb:{action}" for action in actions or ENUMERATED]
    return policies(statement(Action=named, Resource=[TABLE, f"{TABLE}/*"], Condition=condition))


SAFE = held(
    {
        "ForAllValues:StringEquals": {
            "dynamodb:LeadingKeys": [VARIABLE],
            "dynamodb:Attributes": ATTRIBUTES,
        },
        "Null": {"dynamodb:LeadingKeys": "false", "dynamodb:Attributes": "false"},
        "StringEqualsIfExists": {
            "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
            "dynamodb:ReturnValues": "NONE",
        },
    }
)


def test_leading_keys_alone_under_every_action_let_a_scan_and_a_delete_of_the_table_through() -> (
    None
):
    leaky = held(LEADING, "*")
    assert learner_may(leaky, "Scan", TableName="learners")
    assert learner_may(leaky, "DeleteTable", TableName="learners")
    assert learner_may(leaky, "DescribeTable", TableName="learners")


def test_requiring_the_key_closes_them_even_under_every_action() -> None:
    closed = held(LEADING | PRESENT, "*")
    for operation in ("Scan", "DeleteTable", "DescribeTable"):
        assert not learner_may(closed, operation, TableName="learners")
    assert learner_may(closed, "GetItem", TableName="learners", Key=key(OWN))


def test_for_any_value_lets_a_batch_of_own_and_foreign_keys_through() -> None:
    batch = {"RequestItems": {"learners": {"Keys": [key(OWN), key(FOREIGN)]}}}
    leaky = held({"ForAnyValue:StringEquals": {"dynamodb:LeadingKeys": VARIABLE}}, "BatchGetItem")
    assert learner_may(leaky, "BatchGetItem", **batch)
    assert not learner_may(held(LEADING | PRESENT, "BatchGetItem"), "BatchGetItem", **batch)


def test_a_bare_string_equals_on_leading_keys_never_matches() -> None:
    useless = held({"StringEquals": {"dynamodb:LeadingKeys": VARIABLE}})
    assert not learner_may(useless, "GetItem", TableName="learners", Key=key(OWN))


def test_without_select_a_read_that_names_no_attribute_returns_them_all() -> None:
    allow_list = {"ForAllValues:StringEquals": {"dynamodb:Attributes": ATTRIBUTES}}
    read = {"TableName": "learners", "Key": key(OWN)}
    assert learner_may(held(LEADING | PRESENT), "GetItem", **read)
    assert learner_may(held(allow_list), "GetItem", **read)
    assert not learner_may(SAFE, "GetItem", **read)
    assert learner_may(SAFE, "GetItem", **read, ProjectionExpression="displayName")


@pytest.mark.parametrize("returned", ["ALL_OLD", "ALL_NEW", "UPDATED_NEW", "UPDATED_OLD"])
def test_a_write_that_returns_the_item_is_refused_where_return_values_are_pinned(
    returned: str,
) -> None:
    update = {
        "TableName": "learners",
        "Key": key(OWN),
        "UpdateExpression": "SET displayName = :n",
        "ExpressionAttributeValues": {":n": {"S": "Mia"}},
    }
    assert learner_may(SAFE, "UpdateItem", **update)
    assert learner_may(SAFE, "UpdateItem", **update, ReturnValues="NONE")
    assert not learner_may(SAFE, "UpdateItem", **update, ReturnValues=returned)


def test_a_failed_condition_may_not_return_the_item_either() -> None:
    put = {
        "TableName": "learners",
        "Item": key(OWN),
        "ConditionExpression": "attribute_not_exists(pk)",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }
    assert not learner_may(SAFE, "PutItem", **put)
    assert learner_may(SAFE, "PutItem", **put | {"ReturnValuesOnConditionCheckFailure": "NONE"})


@pytest.mark.parametrize(
    "oracle",
    [
        {"FilterExpression": "secret = :v"},
        {"FilterExpression": "begins_with(#s, :v)", "ExpressionAttributeNames": {"#s": "secret"}},
        {"FilterExpression": "NOT (displayName = :v OR size(secret.a[0]) > :v)"},
        {"ProjectionExpression": "displayName, secret"},
        {"ProjectionExpression": "#x", "ExpressionAttributeNames": {"#x": "secret"}},
    ],
)
def test_a_name_in_a_filter_or_behind_an_alias_counts(oracle: dict[str, Any]) -> None:
    query = {
        "TableName": "learners",
        "KeyConditionExpression": "pk = :p",
        "ExpressionAttributeValues": {":p": {"S": OWN}, ":v": {"S": "x"}},
        "ProjectionExpression": "displayName",
    }
    assert learner_may(SAFE, "Query", **query)
    assert not learner_may(SAFE, "Query", **query | oracle)


@pytest.mark.parametrize("operation", ["PutItem", "UpdateItem", "DeleteItem"])
def test_a_condition_on_a_forbidden_attribute_is_refused(operation: str) -> None:
    body: dict[str, Any] = {"TableName": "learners", "ConditionExpression": "secret = :v"}
    body |= {"Item": key(OWN)} if operation == "PutItem" else {"Key": key(OWN)}
    body |= {"ExpressionAttributeValues": {":v": {"S": "x"}}}
    assert not learner_may(SAFE, operation, **body)
    assert learner_may(SAFE, operation, **body | {"ConditionExpression": "displayName = :v"})


def test_replacing_an_item_drops_attributes_that_the_request_does_not_name() -> None:
    # An allow-list can't see them: whatever must survive belongs in another partition.
    assert learner_may(SAFE, "PutItem", TableName="learners", Item=key(OWN))


def test_an_allow_list_without_the_key_attributes_allows_nothing() -> None:
    only_name = held({"ForAllValues:StringEquals": {"dynamodb:Attributes": ["displayName"]}})
    read = {"TableName": "learners", "Key": key(OWN), "ProjectionExpression": "displayName"}
    assert not learner_may(only_name, "GetItem", **read)


def test_a_wildcard_in_an_sub_does_not_glob() -> None:
    globbing = held({"ForAllValues:StringLike": {"dynamodb:LeadingKeys": VARIABLE}})
    context = {"dynamodb:leadingkeys": (FOREIGN,), "cognito-identity.amazonaws.com:sub": "*"}
    assert not ask(globbing, context=context).allowed


def test_a_caller_without_an_sub_gets_nothing() -> None:
    context = {"dynamodb:leadingkeys": ("",)}
    assert not ask(held(LEADING), context=context).allowed


def test_a_policy_of_the_old_version_takes_the_variable_for_text() -> None:
    old = policies(statement(Condition=LEADING | PRESENT), version="2008-10-17")
    assert not learner_may(old, "GetItem", TableName="learners", Key=key(OWN))
    assert learner_may(old, "GetItem", TableName="learners", Key=key(VARIABLE))


def test_a_kill_switch_denies_what_another_policy_allows() -> None:
    read = {"TableName": "learners", "Key": key(OWN), "ProjectionExpression": "displayName"}
    assert learner_may(SAFE, "GetItem", **read)
    off = policies(statement("Deny", Action="dynamodb:*"))
    both = type(SAFE)(SAFE.identity + off.identity)
    assert not learner_may(both, "GetItem", **read)
