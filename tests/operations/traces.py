"""Where a person could have left a trace in an account, read completely."""

import json
from collections.abc import Iterator
from typing import Any

from tests.operations.operators import Operator

NOW = {"VisibilityTimeout": 0, "WaitTimeSeconds": 0}


def of(operator: Operator, *needles: str) -> list[str]:
    """The places that hold one of the texts, whatever its case."""
    wanted = [each.casefold() for each in needles]
    found = dict.fromkeys(
        place
        for place, text in everything(operator)
        if any(each in text.casefold() for each in wanted)
    )
    return [*found]


def everything(operator: Operator) -> Iterator[tuple[str, str]]:
    """A place, and a text that stands there."""
    for read in (_tables, _queues, _buckets, _logs, _people, _identities):
        yield from read(operator)


def _pages(operator: Operator, service: str, operation: str, **told: Any) -> Iterator[Any]:
    yield from operator.client(service).get_paginator(operation).paginate(**told)


def _tables(operator: Operator) -> Iterator[tuple[str, str]]:
    """With their indexes: these hold what the items hold."""
    for names in _pages(operator, "dynamodb", "list_tables"):
        for name in names["TableNames"]:
            for page in _pages(operator, "dynamodb", "scan", TableName=name, ConsistentRead=True):
                yield from ((f"table {name}", json.dumps(item)) for item in page["Items"])


def _queues(operator: Operator) -> Iterator[tuple[str, str]]:
    sqs = operator.client("sqs")
    for url in sqs.list_queues().get("QueueUrls", ()):
        seen = set[str]()
        told = {"QueueUrl": url, "MaxNumberOfMessages": 10, "MessageAttributeNames": ["All"]}
        while True:
            got = sqs.receive_message(**told, **NOW).get("Messages", [])
            new = [each for each in got if each["MessageId"] not in seen]
            if not new:
                break
            seen |= {each["MessageId"] for each in new}
            yield from ((f"queue {url.rpartition('/')[2]}", json.dumps(each)) for each in new)


def _buckets(operator: Operator) -> Iterator[tuple[str, str]]:
    s3 = operator.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        for page in _pages(operator, "s3", "list_objects_v2", Bucket=name):
            for each in page.get("Contents", ()):
                body = s3.get_object(Bucket=name, Key=each["Key"])["Body"].read()
                yield f"bucket {name}", each["Key"] + body.decode("utf-8", "replace")


def _logs(operator: Operator) -> Iterator[tuple[str, str]]:
    for groups in _pages(operator, "logs", "describe_log_groups"):
        for group in groups["logGroups"]:
            name = group["logGroupName"]
            for page in _pages(operator, "logs", "filter_log_events", logGroupName=name):
                yield from ((f"log {name}", each["message"]) for each in page["events"])


def _people(operator: Operator) -> Iterator[tuple[str, str]]:
    pool = operator.stacks.userPoolId
    for page in _pages(operator, "cognito-idp", "list_users", UserPoolId=pool):
        yield from (("user pool", json.dumps(each, default=str)) for each in page["Users"])


def _identities(operator: Operator) -> Iterator[tuple[str, str]]:
    """As far as AWS tells: a login is named by its pool, never by its person."""
    pool = operator.stacks.identityPoolId
    found = operator.client("cognito-identity").list_identities(IdentityPoolId=pool, MaxResults=60)
    yield from (("identity pool", json.dumps(each, default=str)) for each in found["Identities"])
