"""Has a stream's reader come back for the records that a function couldn't process.

AWS Lambda, "Configuring partial batch response with DynamoDB": the lowest sequence number among
`batchItemFailures` becomes the checkpoint, and Lambda retries from there. The emulator ignores
the answer and moves past the whole batch, so whatever failed for a moment would be lost.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import stream_readers
from local.cloud.patches.lambda_.stream_readers import Reader, Record

REPORTS = "ReportBatchItemFailures"
Execute = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]


def install() -> None:
    hooks.replace(stream_readers.EXECUTE, _checkpointing)


def _checkpointing(shipped: Execute) -> Execute:
    def execute_function(func: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
        result = shipped(func, event)
        failed = () if result.get("error") else failures(result.get("body"))
        reader = stream_readers.of(func, event) if failed else None
        if reader is None or REPORTS not in reader.mapping.get("FunctionResponseTypes", ()):
            return result
        whole = _moved(reader, failed)
        # To the reader it's a failed batch: it leaves the position and waits before a retry.
        told = {"errorType": REPORTS, "errorMessage": str(failed)}
        return {"error": True, "body": told, "partial": not whole}

    return execute_function


def failures(body: Any) -> tuple[str, ...]:
    """The sequence numbers that the function's answer to stream records calls failed."""
    answer = json.loads(body) if isinstance(body, str | bytes) and body else body
    found = answer.get("batchItemFailures") or () if isinstance(answer, dict) else ()
    return tuple(str(each["itemIdentifier"]) for each in found)


def first_failed(records: Sequence[Record], failed: Iterable[str]) -> int | None:
    """Where in the batch; None where one is named that isn't there: then all of it failed."""
    numbers = [str(record["dynamodb"]["SequenceNumber"]) for record in records]
    named = {*failed}
    return min(map(numbers.index, named)) if named <= {*numbers} else None


def _moved(reader: Reader, failed: Iterable[str]) -> bool:
    """Past what was done; whether all of the batch counts as failed."""
    first = first_failed(reader.records, failed)
    if first:
        reader.moves_to(reader.after(reader.records[first - 1]))
    return first is None
