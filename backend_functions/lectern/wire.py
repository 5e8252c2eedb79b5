"""Python values to DynamoDB's attribute values and back.

Only what Lectern stores: text, whole numbers, booleans, None, lists and maps
(DynamoDB Developer Guide, "Data types"). boto3's own serialiser would cost an import of boto3.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Item = Mapping[str, Value]
WireItem = dict[str, Any]


def to_wire(item: Item) -> WireItem:
    return {name: _encode(value) for name, value in item.items()}


def from_wire(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _decode(value) for name, value in item.items()}


def _encode(value: Value) -> dict[str, Any]:
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case str():
            return {"S": value}
        case Mapping():
            return {"M": to_wire(value)}
        case _:
            return {"L": [_encode(member) for member in value]}


def _decode(value: Mapping[str, Any]) -> Any:
    ((kind, content),) = value.items()
    match kind:
        case "N":
            return int(content) if content.lstrip("-").isdigit() else float(content)
        case "NULL":
            return None
        case "M":
            return from_wire(content)
        case "L":
            return [_decode(member) for member in content]
        case _:
            return content


def item_bytes(item: Item) -> int:
    """An upper estimate of the item's size as DynamoDB counts it.

    Names and text count as UTF-8, a number at most 21 bytes, lists and maps 3 bytes and 1 more a
    member (Developer Guide, "DynamoDB item sizes and formats").
    """
    return sum(_bytes(name) + _bytes(value) for name, value in item.items())


def _bytes(value: Value) -> int:
    match value:
        case None | bool():
            return 1
        case int():
            return 21
        case str():
            return len(value.encode())
        case Mapping():
            return 3 + sum(1 + _bytes(name) + _bytes(member) for name, member in value.items())
        case _:
            return 3 + sum(1 + _bytes(member) for member in value)
