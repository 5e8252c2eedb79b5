"""CloudFormation as `amplify push` uses it: a root stack over templates that lie in a bucket.

A push that reported success over a broken template would make every other proof of it worthless.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, WaiterError

from local import settings
from local.push import cloud
from local.push.toolchain import Toolchain

BUCKET = "templates"
ADDRESS = f"https://s3.amazonaws.com/{BUCKET}/nested.json"
ROOT = {
    "Resources": {
        "Nested": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": ADDRESS}}
    }
}
BROKEN = {"Fn::GetAtt": ["Log", "NoSuchAttribute"]}


@pytest.fixture(scope="module")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Clients of a cloud of the tests' own, by service name."""
    nowhere = Path("/nonexistent")
    with cloud.running(tmp_path_factory.mktemp("cloud"), Toolchain(nowhere, nowhere)) as own:
        session = boto3.Session(
            own.access_key_id, own.secret_access_key, region_name=settings.REGION
        )

        def client(service: str) -> Any:
            return session.client(service, endpoint_url=own.url)  # type: ignore[call-overload]

        client("s3").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": settings.REGION}
        )
        yield client


def upload(aws: Any, name: str, seconds: Any = 60, tag: Any = None) -> None:
    """A nested template: a log group, a queue that names it, and a table to be retained."""
    queue = {
        "QueueName": f"{name}-queue",
        "MessageRetentionPeriod": seconds,
        "Tags": [{"Key": "log", "Value": tag or {"Fn::GetAtt": ["Log", "Arn"]}}],
    }
    table = {
        "TableName": f"{name}-table",
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    }
    resources = {
        "Log": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": f"{name}-log"}},
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": queue},
        "Table": {"Type": "AWS::DynamoDB::Table", "DeletionPolicy": "Retain", "Properties": table},
    }
    aws("s3").put_object(
        Bucket=BUCKET, Key="nested.json", Body=json.dumps({"Resources": resources}).encode()
    )


def fail_first(aws: Any, name: str, policy: str) -> None:
    """A first deployment that fails when its table, of a fixed name, is there already."""
    upload(aws, name, tag=BROKEN)
    body = json.loads(aws("s3").get_object(Bucket=BUCKET, Key="nested.json")["Body"].read())
    body["Resources"]["Table"]["DeletionPolicy"] = policy
    body["Resources"]["Queue"]["DependsOn"] = "Table"
    aws("s3").put_object(Bucket=BUCKET, Key="nested.json", Body=json.dumps(body).encode())
    aws("cloudformation").create_stack(StackName=name, TemplateBody=json.dumps(ROOT))
    with pytest.raises(WaiterError):
        wait(aws, name, "stack_create_complete")
    aws("cloudformation").delete_stack(StackName=name)
    wait(aws, name, "stack_delete_complete")


def create(aws: Any, name: str) -> None:
    upload(aws, name)
    aws("cloudformation").create_stack(StackName=name, TemplateBody=json.dumps(ROOT))
    wait(aws, name, "stack_create_complete")


def update(aws: Any, name: str) -> None:
    aws("cloudformation").update_stack(StackName=name, TemplateBody=json.dumps(ROOT))
    wait(aws, name, "stack_update_complete")


def wait(aws: Any, name: str, event: str) -> None:
    waiter = aws("cloudformation").get_waiter(event)
    waiter.wait(StackName=name, WaiterConfig={"Delay": 0.2, "MaxAttempts": 150})


def status(aws: Any, name: str) -> str:
    found: str = aws("cloudformation").describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
    return found


def retention(aws: Any, name: str) -> str:
    sqs = aws("sqs")
    url = sqs.get_queue_url(QueueName=f"{name}-queue")["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["MessageRetentionPeriod"])
    found: str = attributes["Attributes"]["MessageRetentionPeriod"]
    return found


def test_a_template_that_changed_where_it_was_is_an_update(aws: Any) -> None:
    create(aws, "changed")
    upload(aws, "changed", seconds=120)
    update(aws, "changed")
    assert retention(aws, "changed") == "120"


def test_an_unchanged_template_is_no_update(aws: Any) -> None:
    create(aws, "unchanged")
    with pytest.raises(ClientError, match="No updates are to be performed"):
        update(aws, "unchanged")


def test_a_broken_nested_template_fails_the_root_stack(aws: Any) -> None:
    create(aws, "broken")
    upload(aws, "broken", seconds=120, tag=BROKEN)
    with pytest.raises(WaiterError):
        update(aws, "broken")
    assert status(aws, "broken") == "UPDATE_ROLLBACK_COMPLETE"
    assert retention(aws, "broken") == "60"


def test_a_mended_template_updates_after_a_failure(aws: Any) -> None:
    create(aws, "mended")
    upload(aws, "mended", tag=BROKEN)
    with pytest.raises(WaiterError):
        update(aws, "mended")
    upload(aws, "mended", seconds=180)
    update(aws, "mended")
    assert retention(aws, "mended") == "180"


def test_what_is_to_be_retained_outlives_its_stack(aws: Any) -> None:
    create(aws, "deleted")
    aws("cloudformation").delete_stack(StackName="deleted")
    wait(aws, "deleted", "stack_delete_complete")
    assert "deleted-table" in aws("dynamodb").list_tables()["TableNames"]
    with pytest.raises(ClientError, match="NonExistentQueue"):
        retention(aws, "deleted")


def test_a_first_deployment_that_failed_can_be_made_again(aws: Any) -> None:
    fail_first(aws, "again", "RetainExceptOnCreate")
    assert "again-table" not in aws("dynamodb").list_tables()["TableNames"]
    create(aws, "again")


def test_with_a_plain_retain_the_table_of_the_failed_one_stays(aws: Any) -> None:
    """On AWS its name is then taken; the emulator would make the table again all the same."""
    fail_first(aws, "blocked", "Retain")
    assert "blocked-table" in aws("dynamodb").list_tables()["TableNames"]
