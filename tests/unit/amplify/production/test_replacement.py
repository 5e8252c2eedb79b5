"""A change that would replace a table, a pool, a secret or a bucket is refused here.

Replaced, it would be empty: every learner's progress, passwords or likes gone. Should a change be
meant all the same, move the data first (docs/operations.md, "Restore a table"; for pools
docs/leaving-amplify.md), then write the new fingerprint into kept.json by hand.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from amplify.plain import kept
from tests.unit.amplify.production.immutable import REPLACING, fingerprint
from tests.unit.amplify.templates import RESOURCES, of_type

KEPT: dict[str, Any] = json.loads(Path(__file__).with_name("kept.json").read_text())
PRESENT = fingerprint()


@pytest.mark.parametrize("name", sorted(KEPT))
def test_nothing_that_holds_data_is_replaced(name: str) -> None:
    assert PRESENT.get(name) == KEPT[name]


def test_whatever_holds_data_is_in_the_fingerprint() -> None:
    assert set(PRESENT) == set(KEPT)


def test_every_type_that_the_exit_imports_is_guarded() -> None:
    assert set(kept.IDENTIFIERS) - {"AWS::Cognito::UserPoolGroup"} <= set(REPLACING)


@pytest.mark.parametrize(
    ("property_name", "value"),
    [
        ("KeySchema", [{"AttributeName": "id", "KeyType": "HASH"}]),
        ("TableName", "another"),
    ],
)
def test_a_table_of_another_shape_is_noticed(
    property_name: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = RESOURCES["storagelearners"].template["Resources"]["DynamoDBTable"]
    monkeypatch.setitem(table["Properties"], property_name, value)
    assert fingerprint()["storagelearners.DynamoDBTable"] != KEPT["storagelearners.DynamoDBTable"]


@pytest.mark.parametrize("kind", sorted({*kept.IDENTIFIERS, "AWS::S3::Bucket"}))
def test_what_holds_data_outlives_its_stack(kind: str) -> None:
    found = list(of_type(kind))
    assert found
    for name, definition in found:
        policies = (definition.get("DeletionPolicy"), definition.get("UpdateReplacePolicy"))
        assert policies == ("RetainExceptOnCreate", "Retain"), name
