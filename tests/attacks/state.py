"""Everything that an attack could have changed, looked at as the account's root."""

from typing import Any

from lectern import keys
from tests.access import sweeps
from tests.access.cloud import Cloud
from tests.attacks import clients
from tests.attacks.named import is_decided
from tests.attacks.scene import Scene
from tests.eventually import eventually

QUEUES = ("ingestQueueUrl", "deadLetterQueueUrl", "parkedQueueUrl", "activityFailuresQueueUrl")
BOARD = keys.gathered_notices()
DEPTHS = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
STILL_LOOKS = 8


class Watch:
    """Tells what has changed since it last looked."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        eventually(lambda: is_settled(scene.cloud), what="what went before is done")
        learners = scene.cloud.stacks.learnersTable
        eventually(lambda: is_decided(_table(scene, learners)), what="every name is decided")
        self._known = of(scene)
        self._still = 0
        eventually(self._is_still, what="what lawful requests wrote is published")

    def _is_still(self) -> bool:
        """A profile that was written twice may be decided once: nothing says how often it will."""
        self._still = 0 if self.changes() else self._still + 1
        return self._still >= STILL_LOOKS

    def changes(self) -> dict[str, Any]:
        """The parts that are not as they were, as they are now."""
        before, self._known = self._known, of(self._scene)
        return {name: now for name, now in self._known.items() if now != before[name]}


def of(scene: Scene) -> dict[str, Any]:
    """Items of both tables, people and their groups, the learners' role, queues, secrets."""
    stacks = scene.cloud.stacks
    tables = (stacks.contentTable, stacks.learnersTable)
    return {
        "tables": {name: _table(scene, name) for name in tables},
        "people": _people(scene),
        "role": _role(scene),
        "queues": {name: _depth(scene.cloud, getattr(stacks, name)) for name in QUEUES},
    }


def _table(scene: Scene, name: str) -> list[Any]:
    """Consistently: an older state that is read late would look like a change.

    Without what the product itself changes meanwhile: the notice board (what it counts are items
    of their own) and the sweep's notes. That no attack gets there, the answers say alone.
    """
    pages = clients.root(scene.cloud, "dynamodb").get_paginator("scan")
    asked = pages.paginate(TableName=name, ConsistentRead=True)
    found = (item for page in asked for item in page["Items"] if not is_note(item))
    return sorted(found, key=lambda item: (item["pk"]["S"], item["sk"]["S"]))


def is_note(item: dict[str, Any]) -> bool:
    """Whether the product itself may change it at any time, whoever asks for what."""
    return sweeps.is_note(item) or keys.Key(item["pk"]["S"], item["sk"]["S"]) == BOARD


def _people(scene: Scene) -> dict[str, Any]:
    cognito, pool = clients.root(scene.cloud, "cognito-idp"), scene.cloud.stacks.userPoolId
    users = cognito.list_users(UserPoolId=pool)["Users"]
    members = cognito.list_users_in_group(
        UserPoolId=pool, GroupName=scene.cloud.stacks.moderatorsGroup
    )["Users"]
    return {
        "attributes": {user["Username"]: user["Attributes"] for user in users},
        "moderators": [user["Username"] for user in members],
        "groups": [group["GroupName"] for group in cognito.list_groups(UserPoolId=pool)["Groups"]],
    }


def _role(scene: Scene) -> dict[str, Any]:
    iam, name = clients.root(scene.cloud, "iam"), scene.cloud.stacks.learnerRoleName
    return {
        "inline": iam.list_role_policies(RoleName=name)["PolicyNames"],
        "attached": iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"],
        "trust": iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"],
    }


def is_settled(cloud: Cloud) -> bool:
    """Whether the functions have dealt with all that was sent to them."""
    waited_for = (cloud.stacks.ingestQueueUrl, cloud.stacks.deadLetterQueueUrl)
    return all(set(_depth(cloud, url).values()) == {"0"} for url in waited_for)


def _depth(cloud: Cloud, url: str) -> dict[str, str]:
    answer = clients.root(cloud, "sqs").get_queue_attributes(QueueUrl=url, AttributeNames=DEPTHS)
    found: dict[str, str] = answer["Attributes"]
    return found
