"""Short ways to spell DynamoDB requests whose `<names>` are filled in at the scene."""

from collections.abc import Mapping
from typing import Any

from tests.access.lawful_requests import PROJECTION, key, one, query
from tests.attacks.calls import DynamoDB

__all__ = [
    "OWN",
    "PROJECTION",
    "VICTIM",
    "content",
    "key",
    "learners",
    "one",
    "query",
    "transaction",
]

OWN, VICTIM = key("<me>"), key("<victim>")
Body = Mapping[str, Any]


def learners(operation: str, **body: Any) -> DynamoDB:
    return DynamoDB(operation, {"TableName": "<learners>", **body})


def content(operation: str, **body: Any) -> DynamoDB:
    return DynamoDB(operation, {"TableName": "<content>", **body})


def transaction(operation: str, *parts: tuple[str, Body]) -> DynamoDB:
    """`parts` are the operation in a transaction and its body, on the learners table."""
    items = [{name: {"TableName": "<learners>", **body}} for name, body in parts]
    return DynamoDB(operation, {"TransactItems": items})
