"""Resource types that the templates may name and the local cloud lacks: an explicit list.

They are left out of what is deployed here and printed at every deployment. A type that is
neither here nor known to the emulator fails its stack.
"""

import copy
from collections.abc import Mapping
from typing import Any

UNSUPPORTED = frozenset(
    {
        "AWS::Budgets::Budget",
        "AWS::CloudFront::KeyGroup",
        "AWS::CloudFront::PublicKey",
        "AWS::CloudTrail::Trail",
        "AWS::DAX::Cluster",
        "AWS::DAX::ParameterGroup",
        "AWS::DAX::SubnetGroup",
        "AWS::EC2::EIP",
        "AWS::EC2::NatGateway",
        "AWS::EC2::SecurityGroupEgress",
        "AWS::EC2::SecurityGroupIngress",
        "AWS::Logs::QueryDefinition",
        "AWS::SES::Template",
        "AWS::Shield::Protection",
        "AWS::WAFv2::WebACLAssociation",
    }
)

ALARM = "AWS::CloudWatch::Alarm"
METRIC_MATH = "Metrics"
"""The property of an alarm on an expression; the emulator takes alarms on one metric only."""


def is_unsupported(kind: str, properties: Mapping[str, Any]) -> bool:
    return kind in UNSUPPORTED or (kind == ALARM and METRIC_MATH in properties)


def without(template: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The template without unsupported resources, and what was left out as `id (type)`.

    Raises nothing: an output that names a resource left out fails in CloudFormation, by name.
    """
    left_out = {
        name: resource["Type"]
        for name, resource in template.get("Resources", {}).items()
        if is_unsupported(resource["Type"], resource.get("Properties", {}))
    }
    if not left_out:
        return template, ()
    kept = copy.deepcopy(template)
    for name in left_out:
        del kept["Resources"][name]
    return kept, tuple(f"{name} ({kind})" for name, kind in sorted(left_out.items()))
