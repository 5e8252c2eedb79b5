"""No environment that somebody may need is asked."""

from dataclasses import replace
from typing import Any

import pytest

from local.cloud.deploy import StackOutputs
from local.proof import disposable
from local.proof.errors import NotDisposable

STACKS = replace(
    StackOutputs(**dict.fromkeys(StackOutputs.__dataclass_fields__, "x")),
    contentTable="lectern-content-test",
    learnersTable="lectern-learners-test",
)


class Tables:
    def __init__(self, *full: str) -> None:
        self._full = full

    def scan(self, **asked: Any) -> dict[str, list[str]]:
        assert asked["ConsistentRead"]
        return {"Items": ["an item"] if asked["TableName"] in self._full else []}


def expect(named: str, *full: str) -> None:
    tables: Any = Tables(*full)
    disposable.expect(STACKS, tables, named)


def test_an_empty_environment_is_asked() -> None:
    expect("")


@pytest.mark.parametrize("table", [STACKS.contentTable, STACKS.learnersTable])
def test_one_that_holds_items_is_not_and_is_told_how(table: str) -> None:
    with pytest.raises(NotDisposable, match=rf"^{table} hold.* set DISPOSABLE=test if"):
        expect("", table)


def test_one_that_is_given_up_by_its_name_is_asked() -> None:
    expect("test", STACKS.contentTable, STACKS.learnersTable)


@pytest.mark.parametrize("full", [(), (STACKS.contentTable,)])
def test_another_ones_name_gives_up_nothing(full: tuple[str, ...]) -> None:
    with pytest.raises(NotDisposable, match=r"DISPOSABLE=dev isn't the environment asked: .* test"):
        expect("dev", *full)
