"""DynamoDB requests, each with what it is about in the words of the specification."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Body = Mapping[str, Any]
NOBODYS = "anything else"
"""The family of an item that the specification doesn't name."""


@dataclass(frozen=True)
class Item:
    """An item that a request may reach; `of` is the specification's word for its table."""

    family: str
    of: str
    table: str
    pk: str
    sk: str

    @property
    def key(self) -> dict[str, Any]:
        return {"pk": {"S": self.pk}, "sk": {"S": self.sk}}


@dataclass(frozen=True)
class Ask:
    """One request. `actions` are what IAM must allow, without their service's prefix.

    `attributes` are the names it says, other than the key's that it can't leave out; `projected`
    whether a read names what it wants; `returns` what a write gets back, its failure included.
    """

    name: str
    operation: str
    body: Body = field(hash=False)
    actions: frozenset[str]
    items: tuple[Item, ...]
    attributes: frozenset[str] = frozenset()
    projected: bool = True
    returns: str = "NONE"
    transaction: bool = False


def to(item: Item, **body: Any) -> dict[str, Any]:
    return {"TableName": item.table, **body}


def by_key(item: Item, **body: Any) -> dict[str, Any]:
    return to(item, Key=item.key, **body)


def query(item: Item, **body: Any) -> dict[str, Any]:
    values = {":pk": {"S": item.pk}, **body.pop("ExpressionAttributeValues", {})}
    return to(item, KeyConditionExpression="pk = :pk", ExpressionAttributeValues=values, **body)


def alias(attribute: str) -> dict[str, Any]:
    """So that no attribute's name can be a reserved word."""
    return {"ExpressionAttributeNames": {"#a": attribute}}
