"""The chaos' tables answer as moto's do, on every operation that `activity` asks of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

from activity.stream import process
from lectern.clients import error_response
from lectern.dynamodb import Table
from tests.unit.functions import cloud
from tests.unit.functions.activity.chaos.learners import Class
from tests.unit.functions.activity.chaos.memory import Mark, Memory, Wire
from tests.unit.functions.activity.chaos.test_chaos import prepared
from tests.unit.functions.activity.conftest import activity_on

ACTIONS = 60


class Mirrored(Memory):
    """Whatever is laid into it by hand lies in moto's tables too."""

    def keep(self, mark: Mark, item: Wire) -> None:
        super().keep(mark, item)
        cloud.client("dynamodb").put_item(TableName=mark[0], Item=item)

    def forget(self, mark: Mark) -> None:
        super().forget(mark)
        key = {"pk": {"S": mark[1]}, "sk": {"S": mark[2]}}
        cloud.client("dynamodb").delete_item(TableName=mark[0], Key=key)


@dataclass
class Both:
    """Asks moto and the memory the same, and answers as the memory."""

    memory: Memory
    operations: set[str] = field(default_factory=set)
    differences: list[Any] = field(default_factory=list)
    """Kept, as an exception would only fail a record."""

    def __getattr__(self, operation: str) -> Any:
        def call(**arguments: Any) -> Any:
            self.operations.add(operation)
            theirs = _answer(getattr(cloud.client("dynamodb"), operation), arguments)
            ours = _answer(getattr(self.memory, operation), arguments)
            if _told(ours) != _told(theirs):
                self.differences.append((operation, arguments, ours, theirs))
            if isinstance(ours, ClientError):
                raise ours
            return ours

        return call


def _answer(call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
    try:
        return call(**arguments)
    except ClientError as error:
        return error


def _told(answer: Any) -> Any:
    if not isinstance(answer, ClientError):
        return answer.get("Item"), answer.get("Items")
    told = error_response(answer)
    return told["Error"]["Code"], [each["Code"] for each in told.get("CancellationReasons", [])]


def test_the_memory_answers_as_moto_does(aws: None) -> None:
    cloud.content_table()
    cloud.learners_table()
    mirrored = Mirrored()
    prepared(mirrored)
    both = Both(Memory(mirrored.partitions))
    activity = activity_on(Table("content", both), both)  # type: ignore[arg-type]
    world = Class(random.Random(7), mirrored)
    records = world.shards[0]
    for number in range(ACTIONS):
        world.act(number)
        sent = [each for shard in world.shards for each in shard]
        process({"Records": sorted(sent, key=_sequence)[-3:]}, activity)
    process({"Records": records}, activity)
    assert both.differences == []
    assert len(records) > 5
    assert {"get_item", "query", "put_item", "transact_write_items"} <= both.operations


def _sequence(record: dict[str, Any]) -> int:
    return int(record["dynamodb"]["SequenceNumber"])
