"""The peer of `tests.bench.imports`: a webhook handler as the libraries' own guides write it.

Powertools for AWS Lambda (Logger, Metrics, Tracer, batch processing), boto3 and pydantic, all at
module level. It is only ever imported.
"""

import os

import boto3
from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import BaseModel

logger = Logger(service="ingest")
tracer = Tracer(service="ingest")
metrics = Metrics(namespace="Lectern", service="ingest")
processor = BatchProcessor(event_type=EventType.SQS)
table = boto3.resource("dynamodb").Table(os.environ.get("CONTENT_TABLE", "content"))


class Entry(BaseModel):
    id: int
    title: str
    version: int


@tracer.capture_method
def record_handler(record: SQSRecord) -> None:
    entry = Entry.model_validate_json(record.body)
    table.put_item(Item=entry.model_dump())


@logger.inject_lambda_context
@tracer.capture_lambda_handler
@metrics.log_metrics
def handle(event: dict[str, object], context: LambdaContext) -> object:
    return process_partial_response(
        event=event, record_handler=record_handler, processor=processor, context=context
    )
