"""Moving a live environment off Amplify: tables, users and identities stay what they were.

The stacks of the category deployer stand for the live environment's, or with
LECTERN_DEPLOYER=amplify those that the CLI pushed; all that follows are the steps of
docs/leaving-amplify.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from amplify import project
from amplify.plain import amplify_stacks, write_import
from amplify.plain.amplify_stacks import Stacks
from amplify.project import StackOutputs
from amplify.project.root import ROOT
from local.cloud.deploy import account
from tests.access import cloud as clouds
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import key, lawful
from tests.access.people import Person
from tests.access.test_restart import publish_lesson
from tests.exit import leaving
from tests.exit.aws_cli import AwsCli

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient

LEARNER = "ada@lectern.test"
RESOURCES = project.load(ROOT / "amplify")
SAME = {
    *("userPoolId", "userPoolClientId", "identityPoolId", "moderatorsGroup"),
    *("contentTable", "contentTableArn", "learnersTable", "learnersTableArn"),
    *("learnersStreamArn", "webhookSecretId", "cmsSecretId", "editorsSecretId"),
    "authorSecretId",
}
SECRETS = ("webhookSecretId", "cmsSecretId", "editorsSecretId", "authorSecretId")


@dataclass(frozen=True)
class Move:
    before: StackOutputs
    sub: str
    cloud: Cloud
    learner: Person
    secrets: dict[str, str]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Move]:
    folder = tmp_path_factory.mktemp("template")
    leaving.write_template(folder)
    with clouds.serving(clouds.environ(tmp_path_factory.mktemp("move"))) as empty:
        amplify = empty.holding(clouds.deploy(empty))
        learner = _used(amplify)
        secrets, cloudformation = _secrets(amplify), people.root(amplify, "cloudformation")
        old = _live_stacks(cloudformation)
        write_import.prepare(cloudformation, old, RESOURCES, folder)
        _delete_all(cloudformation, old)
        aws = AwsCli(empty, folder)
        bucket = leaving.make_bucket(aws)
        leaving.import_data(aws)
        leaving.deploy(aws, bucket, leaving.package(aws, bucket))
        plain = empty.holding(leaving.finish(aws))
        again = people.signed_in(plain, LEARNER)
        yield Move(amplify.stacks, learner.sub, plain, again, secrets)


@pytest.mark.parametrize("name", sorted(SAME))
def test_what_holds_data_is_the_very_same(name: str, moved: Move) -> None:
    assert getattr(moved.cloud.stacks, name) == getattr(moved.before, name)


def test_the_data_now_belongs_to_the_plain_stack(moved: Move) -> None:
    listed = amplify_stacks.physical_ids(people.root(moved.cloud, "cloudformation"), leaving.STACK)
    assert listed["authlecternUserPool"] == moved.before.userPoolId
    assert listed["authlecternIdentityPool"] == moved.before.identityPoolId
    assert listed["storagelearnersDynamoDBTable"] == moved.before.learnersTable


def test_a_learner_signs_in_with_the_old_password_as_the_same_identity(moved: Move) -> None:
    assert moved.learner.sub == moved.sub


def test_what_a_learner_wrote_is_there_and_theirs(moved: Move) -> None:
    answer = moved.learner.dynamodb.query(
        TableName=moved.cloud.stacks.learnersTable,
        KeyConditionExpression="pk = :pk AND sk = :sk",
        ExpressionAttributeValues={":pk": {"S": moved.sub}, ":sk": key(moved.sub)["sk"]},
        ProjectionExpression="displayName",
        Select="SPECIFIC_ATTRIBUTES",
    )
    assert [item["displayName"]["S"] for item in answer["Items"]] == ["Ada"]


def test_content_is_there(moved: Move) -> None:
    answer = people.root(moved.cloud, "dynamodb").get_item(
        TableName=moved.cloud.stacks.contentTable, Key=key("CONTENT#wagtail-1", "ENTRY")
    )
    assert answer["Item"]["status"]["S"] == "published"


def test_moderators_are_still_moderators(moved: Move) -> None:
    users = people.root(moved.cloud, "cognito-idp").list_users_in_group(
        UserPoolId=moved.before.userPoolId, GroupName=moved.before.moderatorsGroup
    )["Users"]
    assert len(users) == 1


def test_secrets_have_their_values_still(moved: Move) -> None:
    assert _secrets(moved.cloud) == moved.secrets


def test_a_learner_may_what_they_might_before(moved: Move) -> None:
    wanted = lawful(moved.cloud.stacks, moved.sub)
    refused = [
        name
        for name, (operation, body) in wanted.items()
        if not moved.learner.may(operation, **body)
    ]
    assert refused == []


def _used(cloud: Cloud) -> Person:
    """Something of everything that must survive: a learner, a moderator, items in both tables."""
    learner = people.signed_in(cloud, LEARNER)
    people.signed_in(cloud, "mod@lectern.test", role="moderator")
    profile = key(learner.sub) | {"displayName": {"S": "Ada"}}
    assert learner.may("PutItem", TableName=cloud.stacks.learnersTable, Item=profile)
    publish_lesson(cloud)
    return learner


def _secrets(cloud: Cloud) -> dict[str, str]:
    client = people.root(cloud, "secretsmanager")
    ids = {name: getattr(cloud.stacks, name) for name in SECRETS}
    return {
        name: client.get_secret_value(SecretId=each)["SecretString"] for name, each in ids.items()
    }


def _root(cloudformation: "CloudFormationClient") -> str:
    """Of the category deployer, or of the CLI where LECTERN_DEPLOYER=amplify chose it."""
    names = [each["StackName"] for each in cloudformation.list_stacks()["StackSummaries"]]
    return min((name for name in names if name.startswith(account.STACK)), key=len)


def _live_stacks(cloudformation: "CloudFormationClient") -> Stacks:
    beside = {each.key: f"{account.STACK}-{each.key}" for each in RESOURCES}
    return amplify_stacks.nested_stacks(cloudformation, _root(cloudformation)) or beside


def _delete_all(cloudformation: "CloudFormationClient", old: Stacks) -> None:
    """The root's stack with all below it; what stands beside it goes first, dependents before."""
    root = _root(cloudformation)
    nested = amplify_stacks.nested_stacks(cloudformation, root)
    for stack in [*(() if nested else reversed(list(old.values()))), root]:
        cloudformation.delete_stack(StackName=stack)
        waiter = cloudformation.get_waiter("stack_delete_complete")
        waiter.wait(StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 120})
