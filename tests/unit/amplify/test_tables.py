"""The tables' promises that the emulator doesn't keep are held on the templates."""

from typing import Any

import pytest

from lectern.attributes import TTL
from tests.unit.amplify.templates import of_type, template

TABLES = sorted(of_type("AWS::DynamoDB::Table"))
every_table = pytest.mark.parametrize(
    "table", [d for _, d in TABLES], ids=[name for name, _ in TABLES]
)


def test_there_are_two_tables() -> None:
    names = {definition["Properties"]["TableName"]["Fn::Sub"] for _, definition in TABLES}
    assert names == {"lectern-content-${env}", "lectern-learners-${env}"}


@every_table
def test_a_table_is_encrypted_with_kms(table: dict[str, Any]) -> None:
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True, "SSEType": "KMS"}


@every_table
def test_a_table_can_be_restored_to_a_point_in_time(table: dict[str, Any]) -> None:
    recovery = table["Properties"]["PointInTimeRecoverySpecification"]
    assert recovery == {"PointInTimeRecoveryEnabled": True}


@every_table
def test_a_table_forgets_what_has_expired(table: dict[str, Any]) -> None:
    ttl = table["Properties"]["TimeToLiveSpecification"]
    assert ttl == {"AttributeName": TTL, "Enabled": True}


@every_table
def test_a_table_is_paid_on_demand_up_to_a_ceiling(table: dict[str, Any]) -> None:
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    ceiling = table["Properties"]["OnDemandThroughput"]
    assert set(ceiling) == {"MaxReadRequestUnits", "MaxWriteRequestUnits"}


@pytest.mark.parametrize("stack", ["storagecontent", "storagelearners"])
@pytest.mark.parametrize("ceiling", ["maxReadRequestUnits", "maxWriteRequestUnits"])
def test_a_ceiling_has_a_default(stack: str, ceiling: str) -> None:
    assert template(stack)["Parameters"][ceiling]["Default"] >= 1


def test_who_uses_the_learners_table_most_is_watched_on_request_since_it_costs() -> None:
    learners = template("storagelearners")
    insights = learners["Resources"]["DynamoDBTable"]["Properties"][
        "ContributorInsightsSpecification"
    ]
    assert insights == {"Enabled": {"Fn::If": ["InsightsOn", True, False]}}
    assert learners["Parameters"]["contributorInsights"]["Default"] == "off"


@every_table
def test_a_table_outlives_its_stack(table: dict[str, Any]) -> None:
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == (
        "RetainExceptOnCreate",
        "Retain",
    )


@every_table
def test_a_table_has_one_key_pair_and_no_index(table: dict[str, Any]) -> None:
    assert table["Properties"]["KeySchema"] == [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ]
    assert not {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"} & table["Properties"].keys()


def test_only_the_learners_table_has_a_stream_with_both_images() -> None:
    streams = {name: d["Properties"].get("StreamSpecification") for name, d in TABLES}
    assert streams == {
        "storagecontent.DynamoDBTable": None,
        "storagelearners.DynamoDBTable": {"StreamViewType": "NEW_IMAGE"},
    }
