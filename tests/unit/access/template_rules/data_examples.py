"""Queues, tables, logs and buckets."""

from typing import Any

FORTNIGHT = 1209600
PRIVATE = {
    "BlockPublicAcls": True,
    "BlockPublicPolicy": True,
    "IgnorePublicAcls": True,
    "RestrictPublicBuckets": True,
}


def _one(kind: str, properties: dict[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in properties.items() if value is not None}
    return {"Resource": {"Type": kind, "Properties": given}}


def queue(**changes: Any) -> dict[str, Any]:
    """Changes to None leave the property out, here and below."""
    right = {"SqsManagedSseEnabled": True, "MessageRetentionPeriod": FORTNIGHT}
    return _one("AWS::SQS::Queue", {**right, **changes})


def table(**changes: Any) -> dict[str, Any]:
    right = {
        "BillingMode": "PAY_PER_REQUEST",
        "OnDemandThroughput": {"MaxReadRequestUnits": 10, "MaxWriteRequestUnits": 10},
        "SSESpecification": {"SSEEnabled": True, "SSEType": "KMS"},
    }
    return _one("AWS::DynamoDB::Table", {**right, **changes})


def logs(**changes: Any) -> dict[str, Any]:
    return _one("AWS::Logs::LogGroup", {"RetentionInDays": 30, **changes})


def bucket(**changes: Any) -> dict[str, Any]:
    return _one("AWS::S3::Bucket", {"PublicAccessBlockConfiguration": PRIVATE, **changes})


def kept(policy: str) -> dict[str, Any]:
    return {"Resource": {**table()["Resource"], "DeletionPolicy": policy}}


PAIRS: dict[str, tuple[dict[str, Any], dict[str, dict[str, Any]]]] = {
    "E9050": (
        queue(),
        {
            "nothing said": queue(SqsManagedSseEnabled=None),
            "off": queue(SqsManagedSseEnabled=False),
        },
    ),
    "E9051": (
        queue(MessageRetentionPeriod=60, RedrivePolicy={"maxReceiveCount": 5}),
        {
            "a day": queue(MessageRetentionPeriod=86400),
            "default": queue(MessageRetentionPeriod=None),
        },
    ),
    "E9052": (
        table(),
        {
            "nothing said": table(SSESpecification=None),
            "off": table(SSESpecification={"SSEEnabled": False}),
        },
    ),
    "E9053": (
        table(),
        {
            "no ceiling": table(OnDemandThroughput=None),
            "reads only": table(OnDemandThroughput={"MaxReadRequestUnits": 10}),
            "taken away": table(
                OnDemandThroughput={"MaxReadRequestUnits": -1, "MaxWriteRequestUnits": 10}
            ),
        },
    ),
    "E9054": (logs(), {"for ever": logs(RetentionInDays=None)}),
    "E9060": (
        kept("RetainExceptOnCreate"),
        {"left behind by a failed create": kept("Retain")},
    ),
    "E9055": (
        bucket(),
        {
            "nothing said": bucket(PublicAccessBlockConfiguration=None),
            "by policy": bucket(
                PublicAccessBlockConfiguration={**PRIVATE, "BlockPublicPolicy": False}
            ),
        },
    ),
}
