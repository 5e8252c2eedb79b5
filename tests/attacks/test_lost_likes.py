"""A moment in which a function can't work loses no like."""

import json
from collections.abc import Iterator

import pytest

from tests.attacks import clients
from tests.attacks.counters import let_the_stream_pass, likes
from tests.attacks.requests_as_data import key, learners
from tests.attacks.scene import OTHER_LESSON, Scene
from tests.eventually import eventually

LIKE = key("<me>", f"LIKE#{OTHER_LESSON}")


@pytest.fixture
def no_table(scene: Scene) -> Iterator[None]:
    """The activity function may not write to the content table for as long as this lasts."""
    iam, role = clients.root(scene.cloud, "iam"), role_of_activity(scene)
    denied = {"Effect": "Deny", "Action": "dynamodb:*", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [denied]})
    iam.put_role_policy(RoleName=role, PolicyName="outage", PolicyDocument=document)
    yield
    if "outage" in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        iam.delete_role_policy(RoleName=role, PolicyName="outage")


@pytest.fixture
def taken_back(scene: Scene) -> Iterator[None]:
    """The like, when all is over: other tests begin without it."""
    yield
    assert learners("DeleteItem", Key=LIKE)(scene).status == 200
    let_the_stream_pass(scene)


def role_of_activity(scene: Scene) -> str:
    function = clients.root(scene.cloud, "lambda").get_function(
        FunctionName=scene.cloud.stacks.activityFunction
    )
    return str(function["Configuration"]["Role"].rpartition("/")[2])


def failed_once(scene: Scene) -> bool:
    logs = clients.root(scene.cloud, "logs").filter_log_events(
        logGroupName=f"/aws/lambda/{scene.cloud.stacks.activityFunction}",
        filterPattern='"will be retried"',
    )
    return bool(logs["events"])


def test_a_like_during_an_outage_is_counted_after_it(
    scene: Scene, taken_back: None, no_table: None
) -> None:
    before = likes(scene, OTHER_LESSON)
    assert learners("PutItem", Item=LIKE)(scene).status == 200
    eventually(lambda: failed_once(scene), what="a failed try")

    clients.root(scene.cloud, "iam").delete_role_policy(
        RoleName=role_of_activity(scene), PolicyName="outage"
    )

    eventually(lambda: likes(scene, OTHER_LESSON) == before + 1, what="the like is counted")
