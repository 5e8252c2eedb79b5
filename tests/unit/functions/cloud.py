"""Clients, a table and queues inside moto, which claims nothing about access."""

from collections import Counter
from functools import cache
from typing import Any

import botocore.session
from botocore.exceptions import ReadTimeoutError
from types_boto3_dynamodb import DynamoDBClient
from types_boto3_sqs import SQSClient

from lectern.dynamodb import Table
from lectern.keys import Key
from lectern.wire import from_wire, to_wire

REGION = "eu-west-1"


@cache
def client(service: str) -> Any:
    """One for all tests, as making one takes longer than most tests: moto is within or nowhere."""
    return botocore.session.get_session().create_client(
        service, region_name=REGION, aws_access_key_id="unit", aws_secret_access_key="unit"
    )


def content_table() -> Table:
    return _table("content")


def learners_table() -> Table:
    return _table("learners")


def _table(name: str) -> Table:
    dynamodb: DynamoDBClient = client("dynamodb")
    dynamodb.create_table(
        TableName=name,
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "sk", "AttributeType": "S"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    return Table(name, dynamodb)


def queue(name: str) -> str:
    """The queue's address."""
    address: str = client("sqs").create_queue(QueueName=name)["QueueUrl"]
    return address


def waiting(queue_url: str) -> list[dict[str, Any]]:
    """Every message of a queue, its attributes as plain text under `attributes`."""
    sqs: SQSClient = client("sqs")
    answer = sqs.receive_message(
        QueueUrl=queue_url, MaxNumberOfMessages=10, MessageAttributeNames=["All"]
    )
    return [
        {
            "body": message["Body"],
            "attributes": {
                name: value["StringValue"]
                for name, value in message.get("MessageAttributes", {}).items()
            },
        }
        for message in answer.get("Messages", [])
    ]


def put(table: Table, item: dict[str, Any]) -> None:
    table.client.put_item(TableName=table.name, Item=to_wire(item))


def item(table: Table, key: Key) -> dict[str, Any]:
    found = table.get(key)
    assert found is not None, f"no item at {key}"
    return found


def snapshot(table: Table) -> dict[Key, dict[str, Any]]:
    """The whole table."""
    answer = table.client.scan(TableName=table.name, ConsistentRead=True)
    found = [from_wire(one) for one in answer["Items"]]
    return {Key(one["pk"], one["sk"]): one for one in found}


class Broken:
    """Stands in for a client whose service is away: every call fails."""

    def __getattr__(self, operation: str) -> Any:
        def call(**_arguments: Any) -> Any:
            raise ConnectionError(operation)

        return call


class Raising:
    """A client each of whose calls raises this."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, operation: str) -> Any:
        def call(**_arguments: Any) -> Any:
            raise self._error

        return call


class TimingOut(Raising):
    """Its service is silent: botocore's error then has a `response`, which is None."""

    def __init__(self) -> None:
        super().__init__(ReadTimeoutError(endpoint_url="https://dynamodb.example.org"))


class Counting:
    """A client that counts the calls of each operation."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.calls: Counter[str] = Counter()

    def __getattr__(self, operation: str) -> Any:
        self.calls[operation] += 1
        return getattr(self._client, operation)
