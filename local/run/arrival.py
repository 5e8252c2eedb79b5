"""Waits until what was published in the CMS stands in the content table."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lectern import keys
from lectern.statuses import PUBLISHED
from local.run.errors import ContentMissing

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

POLL_SECONDS = 0.25


def is_published(dynamodb: "DynamoDBClient", table: str, content_id: str) -> bool:
    key = keys.entry(content_id)
    answer = dynamodb.get_item(
        TableName=table,
        Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
        ConsistentRead=True,
        ProjectionExpression="#status",
        ExpressionAttributeNames={"#status": "status"},
    )
    return answer.get("Item", {}).get("status", {}).get("S") == PUBLISHED


def wait_for_entries(
    dynamodb: "DynamoDBClient",
    table: str,
    content_ids: Sequence[str],
    seconds: float,
    arrived: Callable[[int], None],
) -> None:
    """Returns when all entries are published; `arrived` is told how many are, as it grows."""
    deadline = time.monotonic() + seconds
    waiting = list(content_ids)
    while waiting:
        waiting = [item for item in waiting if not is_published(dynamodb, table, item)]
        arrived(len(content_ids) - len(waiting))
        if waiting and time.monotonic() > deadline:
            raise ContentMissing(len(waiting), len(content_ids), seconds)
        if waiting:
            time.sleep(POLL_SECONDS)
