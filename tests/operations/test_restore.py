"""The runbook's "Restore a table": what was lost comes back, what came since stays."""

from collections.abc import Iterator

import pytest

from tests.operations.conftest import Operator


def _item(name: str, title: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": f"CONTENT#wagtail-{name}"}, "sk": {"S": "ENTRY"}, "title": {"S": title}}


def _key(name: str) -> dict[str, dict[str, str]]:
    return {name: value for name, value in _item(name, "").items() if name in {"pk", "sk"}}


@pytest.fixture
def restored(operator: Operator) -> Iterator[str]:
    table = operator.client("dynamodb")
    name = f"{operator.stacks.contentTable}-restored"
    yield name
    table.delete_table(TableName=name)


def test_a_lost_entry_comes_back_and_a_newer_one_stays(operator: Operator, restored: str) -> None:
    table, content = operator.client("dynamodb"), operator.stacks.contentTable
    table.put_item(TableName=content, Item=_item("lost", "as it was"))
    table.put_item(TableName=content, Item=_item("changed", "as it was"))
    table.restore_table_to_point_in_time(
        SourceTableName=content, TargetTableName=restored, UseLatestRestorableTime=True
    )
    table.get_waiter("table_exists").wait(TableName=restored)
    table.delete_item(TableName=content, Key=_key("lost"))
    table.put_item(TableName=content, Item=_item("changed", "changed since"))

    said = operator.runs("local.operations.copy_table", restored, content)

    titles = {
        name: table.get_item(TableName=content, Key=_key(name))["Item"]["title"]["S"]
        for name in ("lost", "changed")
    }
    assert titles == {"lost": "as it was", "changed": "changed since"}
    assert said.startswith("1 items were copied")
