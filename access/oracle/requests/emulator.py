"""The emulator's DynamoDB, in this process, without the policy engine in front of it."""

import json
from dataclasses import dataclass
from typing import Any

from access.oracle.requests.world import BY_LABEL, BY_TITLE, KEY_TYPES, SCHEMAS, Item, World

_TARGET = "DynamoDB_20120810."
_INDEXES = {BY_TITLE: "GlobalSecondaryIndexes", BY_LABEL: "LocalSecondaryIndexes"}


@dataclass(frozen=True)
class Answer:
    """`body` is an error's too."""

    status: int
    body: Any

    @property
    def accepted(self) -> bool:
        return self.status == 200


def call(operation: str, body: object) -> Answer:
    from ministack.services import dynamodb  # noqa: PLC0415 - it starts a thread when imported

    headers = {"x-amz-target": _TARGET + operation}
    sent = json.dumps(body).encode()
    handling = dynamodb.handle_request("POST", "/", headers, sent, {})
    try:
        handling.send(None)
    except StopIteration as done:
        status, _, answer = done.value
        return Answer(status, json.loads(answer))
    except Exception as error:  # its server answers anything of the kind so
        return Answer(500, type(error).__name__)
    raise AssertionError("The emulator waits for something while it handles a request.")


def place() -> tuple[str, str]:
    """The region and the account that the calls above are answered for."""
    from ministack.core import responses  # noqa: PLC0415

    return responses.get_region(), responses.get_account_id()


def fill(world: World) -> None:
    """Makes the tables anew, with exactly these items."""
    for table, items in world.items():
        call("DeleteTable", {"TableName": table})
        _required("CreateTable", _definition(table))
        for start in range(0, len(items), 25):
            puts = [{"PutRequest": {"Item": item}} for item in items[start : start + 25]]
            _required("BatchWriteItem", {"RequestItems": {table: puts}})


def contents() -> dict[str, list[Item]]:
    return {table: _required("Scan", {"TableName": table})["Items"] for table in SCHEMAS}


def _required(operation: str, body: object) -> Any:
    answer = call(operation, body)
    if not answer.accepted:
        raise AssertionError(f"The emulator refused {operation}: {answer.body}")
    return answer.body


def _definition(table: str) -> dict[str, Any]:
    schema = SCHEMAS[table]
    named = {name for keys in (schema.keys, *schema.indexes.values()) for name in keys.names}
    definition: dict[str, Any] = {
        "TableName": table,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": _key_schema(schema.keys.partition, schema.keys.sort),
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": KEY_TYPES[name]} for name in sorted(named)
        ],
    }
    for name, keys in schema.indexes.items():
        definition[_INDEXES[name]] = [
            {
                "IndexName": name,
                "KeySchema": _key_schema(keys.partition, keys.sort),
                "Projection": {"ProjectionType": "ALL"},
            }
        ]
    return definition


def _key_schema(partition: str, sort: str | None) -> list[dict[str, str]]:
    keys = [{"AttributeName": partition, "KeyType": "HASH"}]
    return [*keys, {"AttributeName": sort, "KeyType": "RANGE"}] if sort else keys
