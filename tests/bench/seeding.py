"""How long a fresh Lectern takes to load its courses, through the CMS, its webhook and ingest.

Measured by `make run` itself, which prints the seconds of each step. The peer skips all that: it
writes the very items that came out of it straight into a table of the same emulator, by boto3's
batch writer. A bench of a whole run, so one value and no percentile.
"""

import re
import time
from typing import TYPE_CHECKING, Any

import boto3

from local.outputs import Outputs
from tests.bench.measurement import Measurement
from tests.stack import Stack

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import DynamoDBServiceResource, Table

PEER_TABLE = "lectern-bench-seeding"
STEP = re.compile(r"✓ Courses, through the CMS and its webhook \(([0-9.]+) s\)")


def measure(running: Stack) -> Measurement:
    """Before anything else is published."""
    database = _database(running.outputs)
    items = _items(database.Table(running.outputs.contentTable))
    return Measurement(
        f"courses loaded by a fresh make run, {len(items)} items",
        "s",
        seconds_said(running.printed),
        _written(database, items),
        "the same items, by boto3's batch writer",
    )


def seconds_said(printed: str) -> float:
    """What `make run` printed of that step."""
    found = STEP.search(printed)
    assert found is not None, "make run doesn't say how long it loaded courses"
    return float(found[1])


def _database(outputs: Outputs) -> "DynamoDBServiceResource":
    session = boto3.Session(
        outputs.admin.accessKeyId, outputs.admin.secretAccessKey, region_name=outputs.region
    )
    return session.resource("dynamodb", endpoint_url=outputs.awsEndpoint)


def _items(table: "Table") -> list[Any]:
    page = table.scan()
    items = page["Items"]
    while "LastEvaluatedKey" in page:
        page = table.scan(ExclusiveStartKey=page["LastEvaluatedKey"])
        items += page["Items"]
    return items


def _written(database: "DynamoDBServiceResource", items: list[Any]) -> float:
    table = database.create_table(
        TableName=PEER_TABLE,
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "sk", "AttributeType": "S"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    started = time.perf_counter()
    with table.batch_writer() as batch:
        for item in items:
            batch.put_item(Item=item)
    seconds = time.perf_counter() - started
    table.delete()
    return seconds
