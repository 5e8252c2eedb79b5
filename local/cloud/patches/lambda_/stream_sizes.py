"""Gives each stream record its size; the emulator always says 0.

DynamoDB Streams API reference, "StreamRecord": SizeBytes is "the size of the stream record, in
bytes"; it holds the key and whichever images the stream's view asks for.
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.emulator import hooks

DYNAMODB = "ministack.services.dynamodb"
BUILD = hooks.Target(
    DYNAMODB, "_build_change_record", ("table", "event_name", "old_item", "new_item", "view_type")
)
ITEM_SIZE = hooks.Target(DYNAMODB, "_item_size_bytes", ("item",))
PARTS = ("Keys", "OldImage", "NewImage")


def install() -> None:
    size_of = hooks.original(ITEM_SIZE)
    hooks.replace(BUILD, lambda shipped: _sized(shipped, size_of))


def _sized(shipped: Callable[..., Any], size_of: Callable[..., Any]) -> Callable[..., Any]:
    def build(*given: Any, **named: Any) -> Any:
        record = shipped(*given, **named)
        told: Mapping[str, Any] = record["dynamodb"]
        record["dynamodb"]["SizeBytes"] = sum(size_of(told.get(part) or {}) for part in PARTS)
        return record

    return build
