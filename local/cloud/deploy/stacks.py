"""Creates or updates one CloudFormation stack and waits for it; says why where it failed."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from local.cloud.deploy.deploy_failed import StackFailed

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_cloudformation.type_defs import StackTypeDef

POLL_SECONDS = 0.1
WAIT_SECONDS = 120
FINISHED = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE"})
NEVER_CREATED = frozenset(
    {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"}
)
"""A stack in one of these can't be updated, only deleted."""


def find(cloudformation: "CloudFormationClient", name: str) -> "StackTypeDef | None":
    try:
        stacks = cloudformation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if "does not exist" in error.response["Error"]["Message"]:
            return None
        raise
    return stacks[0]


def put(
    cloudformation: "CloudFormationClient",
    name: str,
    template: str,
    values: Mapping[str, str],
    tags: Mapping[str, str] | None = None,
) -> str:
    """Brings the stack to the template, or to the one at that address; returns `created`,
    `updated` or `unchanged`."""
    where: Any = {"TemplateURL" if template.startswith("https://") else "TemplateBody": template}
    stack = find(cloudformation, name)
    if stack and stack["StackStatus"] in NEVER_CREATED:
        _delete(cloudformation, name)
        stack = None
    call = cloudformation.update_stack if stack else cloudformation.create_stack
    try:
        call(
            StackName=name,
            **where,
            Capabilities=["CAPABILITY_NAMED_IAM"],
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value}
                for key, value in sorted(values.items())
            ],
            Tags=[{"Key": key, "Value": value} for key, value in (tags or {}).items()],
        )
    except ClientError as error:
        message = error.response["Error"]["Message"]
        if "No updates are to be performed" in message:
            return "unchanged"
        raise StackFailed(f"{name}: {message}") from None
    _wait(cloudformation, name)
    return "updated" if stack else "created"


def outputs(cloudformation: "CloudFormationClient", name: str) -> dict[str, str]:
    stack = find(cloudformation, name)
    if stack is None:
        raise StackFailed(f"{name} is gone.")
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", ())}


def _wait(cloudformation: "CloudFormationClient", name: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        stack = find(cloudformation, name)
        status = stack["StackStatus"] if stack else "DELETE_COMPLETE"
        if status in FINISHED:
            return
        if not status.endswith("_IN_PROGRESS"):
            raise StackFailed(f"{name} is {status}. {_cause(cloudformation, name)}")
        time.sleep(POLL_SECONDS)
    raise StackFailed(f"{name} was not ready after {WAIT_SECONDS} s.")


def _cause(cloudformation: "CloudFormationClient", name: str) -> str:
    """The first failure of the last operation: later ones only follow from it."""
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    for event in reversed(events):
        reason = event.get("ResourceStatusReason", "")
        if event.get("ResourceStatus", "").endswith("_FAILED") and "cancelled" not in reason:
            return f"{event.get('LogicalResourceId')} ({event.get('ResourceType')}): {reason}"
    return "No event says why."


def _delete(cloudformation: "CloudFormationClient", name: str) -> None:
    cloudformation.delete_stack(StackName=name)
    deadline = time.monotonic() + WAIT_SECONDS
    while find(cloudformation, name) is not None:
        if time.monotonic() > deadline:
            raise StackFailed(f"{name} could not be deleted.")
        time.sleep(POLL_SECONDS)
