"""The chaos' tables answer as moto's do, on every operation that `activity` asks of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from botocore.exceptions import ClientError

from activity.stream import process
from lectern.clients import error_response
from lectern.dynamodb import Table
from tests.unit.functions import cloud
from tests.unit.functions.activity.chaos.learners import Class
from tests.unit.functions.activity.chaos.memory import Mark, Memory, Wire, holds
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
    """Asks the memory and moto the same."""

    memory: Memory
    asked: int = 0

    def __getattr__(self, operation: str) -> Any:
        def call(**arguments: Any) -> Any:
            self.asked += 1
            calls = (getattr(each, operation) for each in (cloud.client("dynamodb"), self.memory))
            theirs, ours = (_answered(each, arguments) for each in calls)
            assert ours == theirs, (operation, arguments)
            return getattr(_Replayed(self.memory), operation)(**arguments)

        return call


@dataclass
class _Replayed:
    memory: Memory

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        raise NotImplementedError(operation)


def _answered(call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
    try:
        answer = call(**arguments)
    except ClientError as error:
        told = error_response(error)
        reasons = [each["Code"] for each in told.get("CancellationReasons", [])]
        return told["Error"]["Code"], reasons
    return answer.get("Item"), answer.get("Items")
