"""Whatever an SDK raises has a code and becomes a typed error, answered by AWS or not."""

import inspect
from typing import Any

import botocore.exceptions
import pytest
from botocore.exceptions import BotoCoreError, ClientError

from lectern import keys
from lectern.clients import error_code, error_response
from lectern.dynamodb import Table
from lectern.errors import Contended, StoreUnavailable
from tests.unit.functions.cloud import Raising


def _made(kind: type[Exception]) -> Exception:
    """As botocore raises it; what an exception's text asks for, it is given."""
    if issubclass(kind, ClientError):
        return kind({"Error": {"Code": "Made"}}, "Operation")
    names = ("error", "endpoint_url", "name", "type", "msg", "error_msg", "service_name")
    try:
        return kind(**dict.fromkeys(names, "x"))
    except (KeyError, TypeError):
        return kind.__new__(kind)


KINDS = [
    kind
    for _, kind in inspect.getmembers(botocore.exceptions, inspect.isclass)
    if issubclass(kind, BotoCoreError | ClientError)
]
STRANGE: list[Any] = [
    None,
    "text",
    [],
    {},
    {"Error": None},
    {"Error": "text"},
    {"CancellationReasons": None},
]


class Strange(Exception):
    def __init__(self, response: Any) -> None:
        super().__init__()
        self.response = response


ERRORS = [*map(_made, KINDS), *map(Strange, STRANGE), ValueError()]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_of_the_sdk_has_a_code(error: Exception) -> None:
    assert error_code(error)
    assert error_response(error) is not None


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "ask",
    [
        lambda table: table.get(keys.stats("a-1")),
        lambda table: table.get_batch([keys.stats("a-1")], ["status"]),
        lambda table: table.transact([]),
    ],
    ids=["get", "get_batch", "transact"],
)
def test_every_error_of_the_sdk_is_a_table_that_didnt_answer(ask: Any, error: Exception) -> None:
    client: Any = Raising(error)
    with pytest.raises((StoreUnavailable, Contended)):
        ask(Table("content", client))
