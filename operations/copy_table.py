"""Copies what a table lacks from a restored copy: `python -m operations.copy_table FROM TO`.

An item that the table has is kept, unless `--overwrite` says that the copy's is right: what was
written after the moment of the restoration stays. Doing it twice changes nothing more.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from operations import account
from operations.errors import OperationRefused

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

ABSENT = "attribute_not_exists(pk)"


@dataclass(frozen=True)
class Copied:
    written: int
    kept: int


def copy(client: "DynamoDBClient", source: str, target: str, overwrite: bool) -> Copied:
    """One conditional put an item: nothing that the table has meanwhile is lost to a race."""
    written = kept = 0
    for item in _items(client, source):
        if _put(client, target, item, overwrite):
            written += 1
        else:
            kept += 1
    return Copied(written, kept)


def _items(client: "DynamoDBClient", table: str) -> Iterator[dict[str, Any]]:
    for page in client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        yield from page["Items"]


def _put(client: "DynamoDBClient", table: str, item: dict[str, Any], overwrite: bool) -> bool:
    condition: Any = {} if overwrite else {"ConditionExpression": ABSENT}
    try:
        client.put_item(TableName=table, Item=item, **condition)
    except client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m operations.copy_table", description=__doc__)
    parser.add_argument("source", help="the restored copy")
    parser.add_argument("target", help="the table of the stack")
    parser.add_argument("--overwrite", action="store_true", help="the copy's items are right")
    account.add_arguments(parser)
    given = parser.parse_args(arguments)
    try:
        client = account.client_of(given)("dynamodb")
        copied = copy(client, given.source, given.target, given.overwrite)
    except (OperationRefused, BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{copied.written} items were copied, {copied.kept} were there already.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
