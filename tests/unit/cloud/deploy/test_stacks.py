"""A stack is created or updated, left alone when nothing changed, and explained when it fails."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.cloud.deploy import stacks
from local.cloud.deploy.deploy_failed import StackFailed


def _refusal(message: str) -> ClientError:
    return ClientError({"Error": {"Code": "ValidationError", "Message": message}}, "Operation")


class CloudFormation:
    """Answers as CloudFormation does; each operation ends in `result` at once."""

    def __init__(self, status: str | None, result: str = "", events: Any = ()) -> None:
        self.status = status
        self.result = result
        self.events = events
        self.calls: list[str] = []
        self.refuses_update = ""

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803
        if self.status is None:
            raise _refusal(f"Stack with id {StackName} does not exist")
        return {"Stacks": [{"StackStatus": self.status, "StackId": "id"}]}

    def create_stack(self, **_: Any) -> None:
        self.calls.append("create")
        self.status = self.result

    def update_stack(self, **_: Any) -> None:
        self.calls.append("update")
        if self.refuses_update:
            raise _refusal(self.refuses_update)
        self.status = self.result

    def delete_stack(self, **_: Any) -> None:
        self.calls.append("delete")
        self.status = None

    def describe_stack_events(self, **_: Any) -> dict[str, Any]:
        return {"StackEvents": self.events}


def _put(cloud: Any) -> str:
    return stacks.put(cloud, "a-stack", "{}", {"env": "dev"})


def test_a_new_stack_is_created() -> None:
    cloud = CloudFormation(None, "CREATE_COMPLETE")
    assert (_put(cloud), cloud.calls) == ("created", ["create"])


def test_a_stack_that_is_there_is_updated() -> None:
    cloud = CloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE")
    assert (_put(cloud), cloud.calls) == ("updated", ["update"])


def test_a_stack_without_changes_is_left_alone() -> None:
    cloud = CloudFormation("CREATE_COMPLETE")
    cloud.refuses_update = "No updates are to be performed."
    assert _put(cloud) == "unchanged"


def test_a_stack_whose_creation_failed_is_created_anew() -> None:
    cloud = CloudFormation("ROLLBACK_COMPLETE", "CREATE_COMPLETE")
    assert (_put(cloud), cloud.calls) == ("created", ["delete", "create"])


def test_a_failure_names_the_event_that_caused_it_and_not_those_that_follow() -> None:
    """CloudFormation lists events newest first."""
    events = [
        {"ResourceStatus": "ROLLBACK_COMPLETE", "LogicalResourceId": "a-stack"},
        {
            "ResourceStatus": "CREATE_FAILED",
            "LogicalResourceId": "Other",
            "ResourceType": "AWS::SQS::Queue",
            "ResourceStatusReason": "Resource creation cancelled",
        },
        {
            "ResourceStatus": "CREATE_FAILED",
            "LogicalResourceId": "Table",
            "ResourceType": "AWS::DynamoDB::Table",
            "ResourceStatusReason": "Table already exists",
        },
    ]
    cloud = CloudFormation(None, "ROLLBACK_COMPLETE", events)
    with pytest.raises(StackFailed, match=r"Table \(AWS::DynamoDB::Table\): Table already exists"):
        _put(cloud)


def test_a_refused_update_is_explained() -> None:
    cloud = CloudFormation("CREATE_COMPLETE")
    cloud.refuses_update = "Parameters: [x] must have values"
    with pytest.raises(StackFailed, match=r"a-stack: Parameters: \[x\] must have values"):
        _put(cloud)
