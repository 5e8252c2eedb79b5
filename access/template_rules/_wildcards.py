"""The few resources that may be named by a wildcard, each with AWS's own reason.

An action that isn't here needs whole names of resources.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wildcard:
    """`resource` as the template spells it; `why` cites the page of AWS that says so."""

    actions: frozenset[str]
    resource: str
    why: str


JUSTIFIED = (
    Wildcard(
        frozenset({"xray:PutTraceSegments", "xray:PutTelemetryRecords"}),
        "*",
        "X-Ray knows no resource to name here (Service Authorization Reference, "
        '"Actions, resources, and condition keys for AWS X-Ray": no resource type).',
    ),
    Wildcard(
        frozenset(
            {
                "ec2:CreateNetworkInterface",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:DeleteNetworkInterface",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses",
            }
        ),
        "*",
        "Lambda makes the interfaces, whose ids nobody knows before; the function's own code is "
        'denied them (AWS Lambda developer guide, "Giving Lambda functions access to resources in '
        'an Amazon VPC", "Required IAM permissions").',
    ),
    Wildcard(
        frozenset({"dynamodb:ListStreams"}),
        "${storagelearnersArn}/stream/*",
        "A stream's name ends in the moment of its creation, and the request names the table "
        '(Amazon DynamoDB developer guide, "IAM policy to grant read access for a DynamoDB '
        'stream only").',
    ),
)


def justified(actions: list[str], resource: str) -> bool:
    return any(resource == each.resource and each.actions.issuperset(actions) for each in JUSTIFIED)
