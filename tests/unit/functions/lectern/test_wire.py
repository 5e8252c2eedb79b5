"""What is written to DynamoDB comes back the same, and its size is never underestimated."""

from typing import Any

from boto3.dynamodb.types import TypeSerializer
from hypothesis import given
from hypothesis import strategies as st

from lectern.wire import from_wire, item_bytes, to_wire

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
items = st.dictionaries(st.text(min_size=1, max_size=5), values, max_size=5)


@given(items)
def test_there_and_back(item: dict[str, Any]) -> None:
    assert from_wire(to_wire(item)) == item


@given(items)
def test_it_is_spelt_as_the_sdk_spells_it(item: dict[str, Any]) -> None:
    serialiser = TypeSerializer()
    assert to_wire(item) == {name: serialiser.serialize(value) for name, value in item.items()}


def test_the_size_counts_bytes_not_characters() -> None:
    assert item_bytes({"a": "é" * 100}) == 1 + 200


def test_the_size_of_each_kind_is_counted() -> None:
    sizes = {None: 1, True: 1, 7: 21, "abc": 3}
    for value, size in sizes.items():
        assert item_bytes({"ab": value}) == 2 + size
    assert item_bytes({"a": [None, "b"]}) > 1 + 1 + 1
    assert item_bytes({"a": {"b": 1}}) > 1 + 1 + 21
