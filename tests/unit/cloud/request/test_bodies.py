"""A body that its operation couldn't have is AWS's 400, and never reaches the emulator."""

import pytest

from local.cloud.request import aws_models, bodies
from local.cloud.request.bodies import Malformed
from local.cloud.request.derivation import Call

DEEP = 5_000
ITEM = '{"TableName": "t", "Item": {"pk": %s}}'


def call(service: str, operation: str) -> Call:
    found = next(each for each in aws_models.services() if each.name == service)
    return Call(found, found.model.operation_model(operation))


PUT = call("dynamodb", "PutItem")
UNREADABLE = [
    b"\xff",
    b"{",
    b"[]",
    b'"text"',
    b"1",
    b"null",
    b"{}{}",
    "\ufeff{}".encode(),
    "{}".encode("utf-16"),
    b"[" * DEEP,
    b"[" * DEEP + b"]" * DEEP,
    (ITEM % ('{"L": [' * 200 + '{"S": ""}' + "]}" * 200)).encode(),
    (ITEM % r'{"S": "\ud800"}').encode(),
    (ITEM % r'{"S": "\udfff\ud800"}').encode(),
    (ITEM % r'{"M": {"\ud800": {"S": "a"}}}').encode(),
    rb'{"TableName": "t", "Item": {"\uDC00": {"S": "a"}}}',
    (ITEM % '{"S": "\xed\xa0\x80"}').encode("latin-1"),
    (ITEM % '{"S": 1}').encode(),
    (ITEM % '{"N": 1}').encode(),
    (ITEM % '{"N": NaN}').encode(),
    (ITEM % "[]").encode(),
    (ITEM % '{"SS": "a"}').encode(),
    (ITEM % '{"BOOL": "true"}').encode(),
    (ITEM % f'{{"X": {"9" * 5000}}}').encode(),
    b'{"TableName": 1, "Item": {}}',
    b'{"TableName": {"a": 1}, "Item": {}}',
    b'{"TableName": "t", "Item": []}',
]


@pytest.mark.parametrize("body", UNREADABLE, ids=lambda body: str(body[:60]))
def test_what_cant_be_read_is_a_serialization_exception(body: bytes) -> None:
    with pytest.raises(Malformed) as refused:
        bodies.refuse_malformed(PUT, body, is_cbor=False)
    assert refused.value.kind == "SerializationException"


@pytest.mark.parametrize(
    "value",
    ["{}", '{"S": null}', '{"S": "a", "N": "1"}', '{"L": [{}]}', '{"M": {"a": {"S": null}}}'],
)
def test_an_attribute_has_one_value(value: str) -> None:
    with pytest.raises(Malformed) as refused:
        bodies.refuse_malformed(PUT, (ITEM % value).encode(), is_cbor=False)
    assert refused.value.kind == "ValidationException"


@pytest.mark.parametrize("body", [b"", b"{}", b'{"TableName": "t"}', b'{"TableName": null}'])
def test_what_is_missing_is_a_validation_exception(body: bytes) -> None:
    with pytest.raises(Malformed) as refused:
        bodies.refuse_malformed(PUT, body, is_cbor=False)
    assert refused.value.kind == "ValidationException"


@pytest.mark.parametrize(
    "value", [r'{"S": "\ud83d\ude00"}', '{"S": "é"}', '{"N": "1"}', '{"M": {}}', '{"NULL": true}']
)
def test_what_is_lawful_passes(value: str) -> None:
    bodies.refuse_malformed(PUT, (ITEM % value).encode(), is_cbor=False)


def test_an_item_of_dynamodbs_depth_passes() -> None:
    nested = '{"M": {"a": ' * 31 + '{"S": ""}' + "}}" * 31
    bodies.refuse_malformed(PUT, (ITEM % nested).encode(), is_cbor=False)


@pytest.mark.parametrize("payload", [b"[1]", b"\xff", b"", b'"text"'])
def test_the_payload_of_a_function_is_the_callers_own(payload: bytes) -> None:
    bodies.refuse_malformed(call("lambda", "Invoke"), payload, is_cbor=False)


def test_what_a_path_names_is_not_missed_in_the_body() -> None:
    bodies.refuse_malformed(call("lambda", "GetFunction"), b"", is_cbor=False)
    with pytest.raises(Malformed):
        bodies.refuse_malformed(call("lambda", "CreateAlias"), b'{"Name": "a"}', is_cbor=False)


def wrong_for(type_name: str) -> str:
    """JSON of another type than the shape's."""
    return '"text"' if type_name in {"structure", "list", "map"} else '[{"a": {}}]'


@pytest.mark.parametrize(
    "service", [each.name for each in aws_models.services() if each.protocol == "json"]
)
def test_no_member_of_any_operation_may_be_of_another_type(service: str) -> None:
    """What reaches a handler is of the types that it was written for."""
    found = next(each for each in aws_models.services() if each.name == service)
    for name in found.model.operation_names:
        shape = found.model.operation_model(name).input_shape
        for member, described in shape.members.items() if shape else ():
            body = f'{{"{member}": {wrong_for(described.type_name)}}}'
            with pytest.raises(Malformed):
                bodies.refuse_malformed(call(service, name), body.encode(), is_cbor=False)
