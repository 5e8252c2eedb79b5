"""The attacker's journey: valid learner credentials, a browser console, and a will."""

from typing import Any

import pytest

from lectern import keys
from lectern.learner_items import PROFILE
from tests.aws import Aws
from tests.browser.conftest import NewVisitor
from tests.browser.signer import signed_call
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.stack import Stack

DENIED = "AccessDeniedException"


@pytest.fixture
def victim_id(lectern: Stack, aws: Aws, new_visitor: NewVisitor) -> str:
    """The `sub` of the second learner, who has a profile to be stolen."""
    grace = new_visitor()
    grace.sign_in(lectern.outputs.demoUsers[1])
    grace.open("/profile")
    grace.fill("Name", "Grace")
    grace.press("Save the profile")
    return _identity_of(aws, lectern, "Grace")


def _identity_of(aws: Aws, lectern: Stack, name: str) -> str:
    def look() -> str:
        rows = aws.dynamodb.scan(
            TableName=lectern.outputs.learnersTable,
            FilterExpression="displayName = :name",
            ExpressionAttributeValues={":name": {"S": name}},
        )["Items"]
        return rows[0]["pk"]["S"] if rows else ""

    return eventually(look, what=f"the profile of {name}")


def _item_key(pk: str, sk: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def _query(pk: str) -> dict[str, Any]:
    return {
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": pk}},
    }


def test_a_learner_cannot_read_another_learners_item(
    lectern: Stack, learner: Visitor, victim_id: str
) -> None:
    request = {
        "TableName": lectern.outputs.learnersTable,
        **_query(victim_id),
        "ProjectionExpression": "displayName",
    }
    status, body = signed_call(learner.page, "Query", request)
    assert (status, DENIED in body) == (400, True)


def test_a_learner_cannot_write_into_another_learners_partition(
    lectern: Stack, aws: Aws, learner: Visitor, victim_id: str
) -> None:
    request = {
        "TableName": lectern.outputs.learnersTable,
        "Item": {**_item_key(victim_id, PROFILE.sort_key), "displayName": {"S": "Owned"}},
    }
    status, body = signed_call(learner.page, "PutItem", request)
    assert (status, DENIED in body) == (400, True)
    kept = aws.item(lectern.outputs.learnersTable, keys.Key(victim_id, PROFILE.sort_key))
    assert kept["displayName"] == "Grace"


@pytest.mark.parametrize("table", ["contentTable", "learnersTable"])
def test_a_learner_cannot_scan(lectern: Stack, learner: Visitor, table: str) -> None:
    status, body = signed_call(learner.page, "Scan", {"TableName": getattr(lectern.outputs, table)})
    assert (status, DENIED in body) == (400, True)


def test_a_learner_cannot_forge_a_counter(lectern: Stack, learner: Visitor) -> None:
    request = {
        "TableName": lectern.outputs.contentTable,
        "Key": _item_key("CONTENT#wagtail-1", keys.STATS),
        "UpdateExpression": "SET likes = :many",
        "ExpressionAttributeValues": {":many": {"N": "1000000"}},
    }
    status, body = signed_call(learner.page, "UpdateItem", request)
    assert (status, DENIED in body) == (400, True)


def test_a_learner_cannot_issue_anything_to_themselves(
    lectern: Stack, learner: Visitor, own_id: str
) -> None:
    request = {
        "TableName": lectern.outputs.learnersTable,
        "Item": {**_item_key(f"ISSUED#{own_id}", "CERTIFICATE#1"), "text": {"S": "!"}},
    }
    status, body = signed_call(learner.page, "PutItem", request)
    assert (status, DENIED in body) == (400, True)


def test_the_same_credentials_do_read_ones_own_item(
    lectern: Stack, learner: Visitor, own_id: str
) -> None:
    """Without this, refusing everything would pass every test above."""
    request = {
        "TableName": lectern.outputs.learnersTable,
        **_query(own_id),
        "ProjectionExpression": "displayName",
    }
    status, _ = signed_call(learner.page, "Query", request)
    assert status == 200
