"""No environment that somebody may need is asked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import boto3
import pytest
from moto import mock_aws

from access.proof import disposable
from access.proof.errors import NotDisposable
from amplify.project import StackOutputs
from lectern import keys

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

STACKS = replace(
    StackOutputs(**dict.fromkeys(StackOutputs.__dataclass_fields__, "x")),
    contentTable="lectern-content-test",
    learnersTable="lectern-learners-test",
)


NOTES = (keys.sweep_state(), keys.suspect("0a000000-0000-4000-8000-000000000001"))


@pytest.fixture
def tables() -> Iterator["DynamoDBClient"]:
    """Both, empty but for what every environment has."""
    with mock_aws():
        client = boto3.client("dynamodb", region_name="eu-west-1")
        for name in (STACKS.contentTable, STACKS.learnersTable):
            client.create_table(
                TableName=name,
                BillingMode="PAY_PER_REQUEST",
                KeySchema=[
                    {"AttributeName": "pk", "KeyType": "HASH"},
                    {"AttributeName": "sk", "KeyType": "RANGE"},
                ],
                AttributeDefinitions=[
                    {"AttributeName": each, "AttributeType": "S"} for each in ("pk", "sk")
                ],
            )
        put(client, STACKS.learnersTable, *NOTES)
        yield client


def put(client: "DynamoDBClient", table: str, *items: keys.Key) -> None:
    for item in items:
        client.put_item(TableName=table, Item={"pk": {"S": item.pk}, "sk": {"S": item.sk}})


def expect(client: "DynamoDBClient", named: str, *full: str) -> None:
    for table in full:
        put(client, table, keys.entry("wagtail-1"))
    disposable.expect(STACKS, client, named)


def test_an_empty_environment_is_asked(tables: "DynamoDBClient") -> None:
    expect(tables, "")


@pytest.mark.parametrize("table", [STACKS.contentTable, STACKS.learnersTable])
def test_one_that_holds_items_is_not_and_is_told_how(table: str, tables: "DynamoDBClient") -> None:
    with pytest.raises(NotDisposable, match=rf"^{table} hold.* set DISPOSABLE=test if"):
        expect(tables, "", table)


def test_one_that_is_given_up_by_its_name_is_asked(tables: "DynamoDBClient") -> None:
    expect(tables, "test", STACKS.contentTable, STACKS.learnersTable)


@pytest.mark.parametrize("full", [(), (STACKS.contentTable,)])
def test_another_ones_name_gives_up_nothing(
    full: tuple[str, ...], tables: "DynamoDBClient"
) -> None:
    with pytest.raises(NotDisposable, match=r"DISPOSABLE=dev isn't the environment asked: .* test"):
        expect(tables, "dev", *full)
