"""How IAM's denials read: which action it was is part of each."""

import re
from dataclasses import replace

from tests.attacks.attack import DENIED, Attack
from tests.attacks.calls import Sdk

ACTIONS = {
    ("dynamodbstreams", "list_streams"): "dynamodb:ListStreams",
    ("dynamodbstreams", "describe_stream"): "dynamodb:DescribeStream",
    ("dynamodbstreams", "get_shard_iterator"): "dynamodb:GetShardIterator",
    ("apigateway", "get_api_keys"): "apigateway:GET",
    ("s3", "list_buckets"): "s3:ListAllMyBuckets",
    ("s3", "list_objects_v2"): "s3:ListBucket",
    ("lambda", "invoke"): "lambda:InvokeFunction",
    ("wafv2", "list_web_acls"): "wafv2:ListWebACLs",
    ("resourcegroupstaggingapi", "get_resources"): "tag:GetResources",
}
"""Those that aren't called as their operation is (AWS, "Service Authorization Reference")."""


def denied(action: str) -> str:
    """The pattern of a denial of `action` to whoever has an assumed role.

    Which status and which code carry it depends on the service's protocol.
    """
    codes = r"(AccessDenied|AccessDeniedException|AuthorizationError)"
    who = r"User: arn:aws:sts::\d+:assumed-role/\S+"
    what = f"is not authorized to perform: {re.escape(action)}"
    return rf"^40[03] {codes}: {who} {what}(?![A-Za-z])"


def of(call: Sdk) -> str:
    """The pattern of a denial of the very action that `call` needs."""
    name = "".join(word.capitalize() for word in call.operation.split("_"))
    return denied(ACTIONS.get((call.service, call.operation), f"{call.service}:{name}"))


def pinned(attack: Attack) -> Attack:
    """Refused for the action that it needs, unless it says itself what for."""
    if attack.refusal != DENIED:
        return attack
    assert isinstance(attack.attempt, Sdk)
    return replace(attack, refusal=of(attack.attempt))
