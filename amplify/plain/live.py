"""Looks at the stacks that the Amplify CLI made."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from amplify.plain import kept
from amplify.plain.errors import WouldBeLost

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient

STACK = "AWS::CloudFormation::Stack"

Stacks = Mapping[str, str]
"""A stack's name or id by resource key, which is its logical id in the CLI's root stack."""


def nested_stacks(cloudformation: "CloudFormationClient", root: str) -> dict[str, str]:
    return {
        name: physical_id
        for name, (kind, physical_id) in _resources(cloudformation, root).items()
        if kind == STACK
    }


def physical_ids(cloudformation: "CloudFormationClient", stack: str) -> dict[str, str]:
    return {name: each for name, (_, each) in _resources(cloudformation, stack).items()}


def template(cloudformation: "CloudFormationClient", stack: str) -> dict[str, Any]:
    body: Any = cloudformation.get_template(StackName=stack)["TemplateBody"]
    read: dict[str, Any] = json.loads(body) if isinstance(body, str) else dict(body)
    return read


def expect_retained(cloudformation: "CloudFormationClient", stacks: Stacks) -> None:
    """Raises WouldBeLost, which names all that would be deleted together with its stack."""
    lost = [
        f"{name} of {key}"
        for key, stack in sorted(stacks.items())
        for name in kept.unretained(template(cloudformation, stack))
    ]
    if lost:
        raise WouldBeLost(f"Not retained: {', '.join(lost)}. Push the tree as it is first.")


def _resources(cloudformation: "CloudFormationClient", stack: str) -> dict[str, tuple[str, str]]:
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack)
    return {
        each["LogicalResourceId"]: (each["ResourceType"], each["PhysicalResourceId"])
        for page in pages
        for each in page["StackResourceSummaries"]
        if "PhysicalResourceId" in each
    }
