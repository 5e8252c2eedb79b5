"""What AWS's own services ask with the project's roles: read out of the templates.

The local cloud writes logs, keeps traces, polls sources and queues webhooks by itself, so these
grants are never seen used here. Each follows from a property of the project; without that
property nothing explains the grant, and without the grant the service fails on AWS.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from amplify.project.resources import Resource

LOGS = ("logs:CreateLogStream", "logs:PutLogEvents")
"""AWS Lambda developer guide, "Sending Lambda function logs to CloudWatch Logs"."""
TRACES = ("xray:PutTraceSegments", "xray:PutTelemetryRecords")
"""AWS Lambda developer guide, "Visualize Lambda function invocations using AWS X-Ray"."""
FROM_A_QUEUE = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
"""Amazon SQS developer guide, "Configuring an Amazon SQS queue to trigger an AWS Lambda
function"."""
FROM_A_STREAM = (
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
)
"""Amazon DynamoDB developer guide, "IAM policy to allow an AWS Lambda function to access DynamoDB
stream records"."""
TO_A_QUEUE = ("sqs:SendMessage",)
"""What a function gave up on (AWS Lambda developer guide, "Retaining discarded batch records"),
and what API Gateway hands on with a role's credentials."""

Needed = tuple[str, Any]
"""An action, and the resource as the template writes it; None for whichever it is."""


def asked_by_services(resources: Iterable[Resource]) -> set[tuple[str, str]]:
    """By statement and action."""
    return {
        (statement["Sid"], action)
        for resource in resources
        for needed in [list(_needed(resource.template))]
        for statement in _statements(resource.template)
        for action in _listed(statement["Action"])
        if any(action == name and on in (None, statement["Resource"]) for name, on in needed)
    }


def _needed(template: Mapping[str, Any]) -> Iterator[Needed]:
    for definition in template["Resources"].values():
        given = definition.get("Properties", {})
        match definition["Type"]:
            case "AWS::Lambda::Function":
                yield from ((name, None) for name in LOGS)
                if given.get("TracingConfig") == {"Mode": "Active"}:
                    yield from ((name, None) for name in TRACES)
                if letters := given.get("DeadLetterConfig"):
                    yield from ((name, letters["TargetArn"]) for name in TO_A_QUEUE)
            case "AWS::Lambda::EventSourceMapping":
                yield from _of_source(given)
            case "AWS::ApiGateway::Method":
                if ":sqs:path" in str(given.get("Integration", {}).get("Uri")):
                    yield from ((name, None) for name in TO_A_QUEUE)


def _of_source(given: Mapping[str, Any]) -> Iterator[Needed]:
    source = given["EventSourceArn"]
    if "Stream" in str(source):
        yield from ((name, None) for name in FROM_A_STREAM)
    else:
        yield from ((name, source) for name in FROM_A_QUEUE)
    if failures := given.get("DestinationConfig", {}).get("OnFailure"):
        yield from ((name, failures["Destination"]) for name in TO_A_QUEUE)


def _statements(template: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    roles = [r for r in template["Resources"].values() if r["Type"] == "AWS::IAM::Role"]
    for role in roles:
        for policy in role["Properties"].get("Policies", ()):
            yield from policy["PolicyDocument"]["Statement"]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
