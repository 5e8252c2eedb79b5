"""Has a stream's reader come back for the records that a function couldn't process.

AWS Lambda, "Configuring partial batch response with DynamoDB": the lowest sequence number among
`batchItemFailures` becomes the checkpoint, and Lambda retries from there. The emulator ignores
the answer and moves past the whole batch, so whatever failed for a moment would be lost.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from local.cloud import hooks

DYNAMODB = "ministack.services.dynamodb"
LAMBDA = "ministack.services.lambda_svc"
REPORTS = "ReportBatchItemFailures"
POSITIONS = hooks.Target(
    DYNAMODB, "stream_records_since", ("table_name", "position", "limit", "account_id", "region")
)
Record = Mapping[str, Any]
Execute = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]


def install() -> None:
    hooks.replace(hooks.Target(LAMBDA, "_execute_function", ("func", "event")), _checkpointing)


def _checkpointing(shipped: Execute) -> Execute:
    def execute_function(func: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
        result = shipped(func, event)
        failed = () if result.get("error") else failures(event, result.get("body"))
        mapping = _mapping(func, event) if failed else None
        if mapping is None or REPORTS not in mapping.get("FunctionResponseTypes", ()):
            return result
        _move_to(mapping, event["Records"], failed)
        # To the reader it's a failed batch: it leaves the position and waits before a retry.
        return {"error": True, "body": {"errorType": REPORTS, "errorMessage": str(failed)}}

    return execute_function


def failures(event: Any, body: Any) -> tuple[str, ...]:
    """The sequence numbers that the function's answer to stream records calls failed."""
    records = event.get("Records") if isinstance(event, dict) else None
    if not records or records[0].get("eventSource") != "aws:dynamodb":
        return ()
    answer = json.loads(body) if isinstance(body, str | bytes) and body else body
    found = answer.get("batchItemFailures") or () if isinstance(answer, dict) else ()
    return tuple(str(each["itemIdentifier"]) for each in found)


def done_before(records: Sequence[Record], failed: Iterable[str]) -> int:
    """How many records come before the first failed one; none if a failed one isn't known."""
    numbers = [str(record["dynamodb"]["SequenceNumber"]) for record in records]
    known = [numbers.index(each) for each in failed if each in numbers]
    return min(known, default=0)


def _mapping(func: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any] | None:
    """The event source mapping that these records came by."""
    config = func.get("config") or func
    source = event["Records"][0]["eventSourceARN"]
    mappings: Iterable[dict[str, Any]] = hooks.attribute(LAMBDA, "_esms", object).values()
    for mapping in mappings:
        if (mapping["EventSourceArn"], mapping["FunctionName"]) == (source, config["FunctionName"]):
            return mapping
    return None


def _move_to(mapping: Mapping[str, Any], batch: Sequence[Record], failed: Iterable[str]) -> None:
    """Past what was done, counted in the stream's records: the batch may have been filtered."""
    positions = hooks.attribute(LAMBDA, "_dynamodb_stream_positions", object)
    table = mapping["EventSourceArn"].partition(":table/")[2].partition("/")[0]
    position = positions[mapping["UUID"]]
    first = batch[done_before(batch, failed)]["dynamodb"]["SequenceNumber"]
    live = hooks.original(POSITIONS)(table, position, mapping.get("BatchSize", 100))
    positions[mapping["UUID"]] = position + done_before(live, (str(first),))
