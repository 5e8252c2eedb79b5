"""A restored copy gives back what the table lacks, and takes nothing from it."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from operations.copy_table import Copied, copy

SOURCE, TARGET = "content-restored", "content"


def _item(pk: str, title: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": "ENTRY"}, "title": {"S": title}}


@pytest.fixture
def client() -> Iterator[Any]:
    with mock_aws():
        made = boto3.client("dynamodb", "eu-west-1")
        for name in (SOURCE, TARGET):
            made.create_table(
                TableName=name,
                BillingMode="PAY_PER_REQUEST",
                AttributeDefinitions=[
                    {"AttributeName": "pk", "AttributeType": "S"},
                    {"AttributeName": "sk", "AttributeType": "S"},
                ],
                KeySchema=[
                    {"AttributeName": "pk", "KeyType": "HASH"},
                    {"AttributeName": "sk", "KeyType": "RANGE"},
                ],
            )
        made.put_item(TableName=SOURCE, Item=_item("a", "as it was"))
        made.put_item(TableName=SOURCE, Item=_item("b", "as it was"))
        made.put_item(TableName=TARGET, Item=_item("b", "changed since"))
        made.put_item(TableName=TARGET, Item=_item("c", "new since"))
        yield made


def _titles(client: Any) -> dict[str, str]:
    items = client.scan(TableName=TARGET)["Items"]
    return {item["pk"]["S"]: item["title"]["S"] for item in items}


def test_what_is_missing_comes_back_and_what_is_newer_stays(client: Any) -> None:
    assert copy(client, SOURCE, TARGET, overwrite=False) == Copied(written=1, kept=1)
    assert _titles(client) == {"a": "as it was", "b": "changed since", "c": "new since"}


def test_a_second_copy_changes_nothing(client: Any) -> None:
    copy(client, SOURCE, TARGET, overwrite=False)
    assert copy(client, SOURCE, TARGET, overwrite=False) == Copied(written=0, kept=2)


def test_overwriting_brings_every_item_back_and_deletes_none(client: Any) -> None:
    copy(client, SOURCE, TARGET, overwrite=True)
    assert _titles(client) == {"a": "as it was", "b": "as it was", "c": "new since"}
