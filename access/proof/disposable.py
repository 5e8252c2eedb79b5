"""Whether an environment may be asked: the suites write into its tables and its user pool."""

from typing import TYPE_CHECKING

from access.proof.errors import NotDisposable
from amplify.project import StackOutputs
from lectern import keys

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient


def expect(given: StackOutputs, dynamodb: "DynamoDBClient", named: str) -> None:
    """Raises NotDisposable unless both tables are empty, or `named` is this very environment.

    The sweep's notes are no items: they are in every environment that is a quarter of an hour old.
    """
    here = given.environment
    if named and named != here:
        raise NotDisposable(f"DISPOSABLE={named} isn't the environment asked: that is {here}.")
    full = [] if named else [name for name in _tables(given) if _holds_items(dynamodb, name)]
    if full:
        raise NotDisposable(
            f"{' and '.join(full)} hold items, and the proof overwrites some. Deploy an environment"
            f" for it, or set DISPOSABLE={here} if nothing of {here} is needed any more."
        )


def _tables(given: StackOutputs) -> tuple[str, ...]:
    return given.contentTable, given.learnersTable


def _holds_items(dynamodb: "DynamoDBClient", table: str) -> bool:
    pages = dynamodb.get_paginator("scan").paginate(
        TableName=table,
        ConsistentRead=True,
        FilterExpression="pk <> :sweep",
        ExpressionAttributeValues={":sweep": {"S": keys.SWEEP}},
    )
    return any(page["Items"] for page in pages)
