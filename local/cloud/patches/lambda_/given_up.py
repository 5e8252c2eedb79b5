"""Gives a stream's failing batch up as its event source mapping says.

AWS Lambda, "Retain discarded records for a DynamoDB event source": a batch that fails is retried
MaximumRetryAttempts times; BisectBatchOnFunctionError halves a batch in which the function ended
with an error, which takes no retry; what is left then is passed over, and where it is in the stream
goes to the on-failure destination. A partial answer bisects at the record that it names
("Configuring partial batch response with DynamoDB"). A throttle is no try of the function. The
emulator retries for a day, with whatever was written meanwhile added to the batch.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import stream_readers
from local.cloud.patches.lambda_.stream_readers import LAMBDA, Reader

SEND = hooks.Target(
    LAMBDA,
    "_send_ddb_stream_failure_record",
    ("esm", "func_rec", "batch", "stream_arn", "result", "condition"),
)
EXHAUSTED = "RetryAttemptsExhausted"
Result = Mapping[str, Any]

_pending: dict[str, "Pending"] = {}


@dataclass(frozen=True)
class Pending:
    """Batches that failed, each up to one of the positions `ends`, the next one first; `tries` is
    how often that one failed."""

    ends: tuple[int, ...]
    tries: int = 0

    def from_position(self, position: int) -> "Pending | None":
        """Without what the reader is past; a batch that is begun anew has no tries yet."""
        ends = tuple(end for end in self.ends if end > position)
        if ends == self.ends:
            return self
        return Pending(ends) if ends else None


@dataclass(frozen=True)
class Rules:
    """`retries` below zero: for ever."""

    retries: int
    bisects: bool


def install() -> None:
    hooks.original(SEND)
    hooks.replace(stream_readers.EXECUTE, _counting)
    hooks.replace(stream_readers.SINCE, _held_together)


def after_failure(was: Pending, begin: int, rules: Rules, halves: bool) -> Pending | None:
    """What is tried next of the batch that now begins at `begin`; None when it's given up."""
    end = was.ends[0]
    if halves and rules.bisects and end - begin > 1:
        return Pending(((begin + end) // 2, *was.ends))
    again = replace(was, tries=was.tries + 1)
    return again if rules.retries < 0 or again.tries <= rules.retries else None


def _counting(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def execute_function(func: dict[str, Any], event: dict[str, Any]) -> Any:
        reader = stream_readers.of(func, event)
        if reader is None:
            return shipped(func, event)
        end = reader.after(reader.records[-1])
        result = shipped(func, event)
        if result.get("error") and not result.get("throttle"):
            _failed(reader, func, end, result)
        return result

    return execute_function


def _failed(reader: Reader, func: Mapping[str, Any], end: int, result: Result) -> None:
    known, identity = _left(reader), reader.mapping["UUID"]
    was = known if known is not None and known.ends[0] == end else Pending((end,))
    left = after_failure(
        was, reader.position, _rules(reader.mapping), halves=not result.get("partial")
    )
    if left is not None:
        _pending[identity] = left
        return
    lost, arn = reader.left(), reader.mapping["EventSourceArn"]
    hooks.original(SEND)(reader.mapping, func, lost, arn, result, EXHAUSTED)
    reader.moves_to(end)
    _pending[identity] = replace(was, tries=0)


def _left(reader: Reader) -> Pending | None:
    found = _pending.get(reader.mapping["UUID"])
    return found and found.from_position(reader.position)


def _held_together(shipped: Callable[..., Any]) -> Callable[..., Any]:
    """A batch is retried as it was, or its half: nothing that was written meanwhile joins it."""

    def since(
        table_name: str, position: int, limit: int, *, account_id: Any = None, region: Any = None
    ) -> Any:
        found = shipped(table_name, position, limit, account_id=account_id, region=region)
        if account_id is not None:
            return found
        return found[: _held(table_name, position, len(found))]

    return since


def _held(table: str, position: int, most: int) -> int:
    for identity in stream_readers.at(table, position):
        pending = _pending.get(identity)
        left = pending and pending.from_position(position)
        if left is None:
            _pending.pop(identity, None)
        else:
            _pending[identity] = left
            most = min(most, left.ends[0] - position)
    return most


def _rules(mapping: Mapping[str, Any]) -> Rules:
    retries = mapping.get("MaximumRetryAttempts")
    bisects = str(mapping.get("BisectBatchOnFunctionError", False)).lower() == "true"
    return Rules(-1 if retries is None else int(retries), bisects)
