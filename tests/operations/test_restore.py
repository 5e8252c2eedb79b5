"""The runbook's "Restore a table": what was lost comes back, what came since stays or goes.

The emulator restores to now, whatever moment it is told.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from lectern import keys
from tests.eventually import eventually
from tests.operations import faults
from tests.operations.operators import Operator
from tests.webhook import lesson_event, new_entry

COPY = "operations.copy_table"
Restore = Callable[[str], str]


def _item(pk: str, title: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": pk}, "sk": {"S": "ENTRY"}, "title": {"S": title}}


def _title(table: Any, name: str, pk: str) -> str:
    key = {"pk": {"S": pk}, "sk": {"S": "ENTRY"}}
    title: str = table.get_item(TableName=name, Key=key)["Item"]["title"]["S"]
    return title


@pytest.fixture
def restore(operator: Operator) -> Iterator[Restore]:
    """A table's copy as of this moment, deleted afterwards as the runbook says."""
    table, made = operator.client("dynamodb"), []

    def restored(source: str) -> str:
        name = f"{source}-restored"
        made.append(name)
        table.restore_table_to_point_in_time(
            SourceTableName=source, TargetTableName=name, RestoreDateTime=datetime.now(UTC)
        )
        table.get_waiter("table_exists").wait(TableName=name)
        return name

    yield restored
    for name in made:
        table.delete_table(TableName=name)


@pytest.mark.parametrize("name", ["content", "learners"])
@pytest.mark.parametrize(
    ("choice", "changed"), [([], "changed since"), (["--overwrite"], "as it was")]
)
def test_what_is_lost_comes_back_and_what_changed_as_it_is_chosen(
    operator: Operator, restore: Restore, name: str, choice: list[str], changed: str
) -> None:
    table, source = operator.client("dynamodb"), getattr(operator.stacks, f"{name}Table")
    lost, kept = f"CONTENT#lost-{changed}", f"CONTENT#kept-{changed}"
    table.put_item(TableName=source, Item=_item(lost, "as it was"))
    table.put_item(TableName=source, Item=_item(kept, "as it was"))
    copy = restore(source)
    table.delete_item(TableName=source, Key={"pk": {"S": lost}, "sk": {"S": "ENTRY"}})
    table.put_item(TableName=source, Item=_item(kept, "changed since"))

    operator.runs(COPY, copy, source, *choice)

    assert _title(table, source, lost) == "as it was"
    assert _title(table, source, kept) == changed


def test_while_the_event_source_is_stopped_webhooks_wait(operator: Operator) -> None:
    entry = new_entry()
    with faults.stopped(operator, "cmsIngest"):
        operator.sends(lesson_event(entry, 1, "Waited"))
        eventually(lambda: operator.waiting("ingest"), what="the webhook in the queue")
        assert operator.entry(keys.entry(f"wagtail-{entry}")) == {}
    eventually(lambda: operator.entry(keys.entry(f"wagtail-{entry}")), 30, "the entry")
