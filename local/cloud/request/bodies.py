"""Refuses a body that its operation can't have, as AWS does before it runs anything.

AWS's JSON services answer SerializationException (400) to what isn't UTF-8, isn't JSON or is of
another type than the operation's model says, and ValidationException to a required member that is
missing (Smithy, "AWS JSON protocol"; API references, "Common Errors"). The emulator's handlers
take a body at its word and fail (500) when it is otherwise.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.model import ListShape, MapShape, OperationModel, Shape, StructureShape

from local.cloud.request.derivation import Call

READ_AS_JSON = frozenset({"json", "rest-json"})
SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
ONE_OF = "AttributeValue"
"""DynamoDB's own union, which its model doesn't mark as one."""

MOST_LEVELS = 64
"""No shape of AWS's that is used here needs more; an item of DynamoDB's nests 32 deep, each of
its levels two of JSON's.
"""


@dataclass(frozen=True)
class Malformed(Exception):
    """`kind` is AWS's type of the error."""

    kind: str
    message: str


def refuse_malformed(call: Call, body: bytes, *, is_cbor: bool) -> None:
    """Raises Malformed. Bodies of other protocols are read where the operation is derived."""
    if is_cbor or call.service.protocol not in READ_AS_JSON or not _is_read(call.operation):
        return
    try:
        value = read(body)
        expected = _expected(call)
        if expected is not None:
            _check(value, *expected, 0)
    except RecursionError as error:
        raise _unreadable("The request is nested too deeply.") from error


def read(body: bytes) -> Any:
    """The JSON of a body; nothing is an empty object."""
    try:
        value = json.loads(body.decode() or "{}", parse_constant=_no_number)
        if SURROGATE.search(body):
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise _unreadable("The request holds text that isn't Unicode.") from error
    except ValueError as error:
        raise _unreadable("The request isn't JSON.") from error
    return value


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _is_read(operation: OperationModel) -> bool:
    """Not where the body is a blob of the caller's own."""
    members = operation.input_shape.members if operation.input_shape else {}
    payload = (operation.input_shape.serialization if operation.input_shape else {}).get("payload")
    return payload is None or members[payload].type_name == "structure"


def _expected(call: Call) -> tuple[Shape, frozenset[str]] | None:
    """The shape of the body, and what of it is required."""
    shape = call.operation.input_shape
    if shape is None:
        return None
    payload = shape.serialization.get("payload")
    if payload is not None:
        return shape.members[payload], _required(shape.members[payload])
    elsewhere = {
        name for name, member in shape.members.items() if "location" in member.serialization
    }
    return shape, frozenset(shape.required_members) - elsewhere


def _check(value: Any, shape: Shape, required: frozenset[str], level: int) -> None:
    if level > MOST_LEVELS * 2:
        raise _unreadable("The request is nested too deeply.")
    if value is None and level:
        return
    if not _TYPES.get(shape.type_name, _anything)(value):
        raise _unreadable(f"A value of another type stands where a {shape.type_name} belongs.")
    if isinstance(shape, StructureShape) and not shape.is_document_type:
        _check_members(value, shape, required, level)
    elif isinstance(shape, ListShape):
        for each in value:
            _check(each, shape.member, _required(shape.member), level + 1)
    elif isinstance(shape, MapShape):
        for each in value.values():
            _check(each, shape.value, _required(shape.value), level + 1)


def _check_members(
    value: Mapping[str, Any], shape: StructureShape, required: frozenset[str], level: int
) -> None:
    if shape.name == ONE_OF and sum(each is not None for each in value.values()) != 1:
        raise Malformed(
            "ValidationException",
            "Supplied AttributeValue must contain exactly one of the supported datatypes",
        )
    for name, member in shape.members.items():
        key = member.serialization.get("name", name)
        given = value.get(key)
        if given is not None:
            _check(given, member, _required(member), level + 1)
        elif name in required:
            raise Malformed(
                "ValidationException",
                f"1 validation error detected: Value null at '{key[:1].lower()}{key[1:]}' failed "
                "to satisfy constraint: Member must not be null",
            )


def _required(shape: Shape) -> frozenset[str]:
    return frozenset(shape.required_members) if isinstance(shape, StructureShape) else frozenset()


def _unreadable(message: str) -> Malformed:
    return Malformed("SerializationException", message)


def _anything(_value: Any) -> bool:
    return True


def _is_whole(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "structure": lambda value: isinstance(value, dict),
    "map": lambda value: isinstance(value, dict),
    "list": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "character": lambda value: isinstance(value, str),
    "blob": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and _is_whole(value),
    "long": lambda value: _is_number(value) and _is_whole(value),
    "float": lambda value: _is_number(value) or value in ("NaN", "Infinity", "-Infinity"),
    "double": lambda value: _is_number(value) or value in ("NaN", "Infinity", "-Infinity"),
    "timestamp": lambda value: _is_number(value) or isinstance(value, str),
}
