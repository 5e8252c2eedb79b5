"""Junk in one's own partition reaches nobody, and nobody's likes wait for it."""

import pytest

from lectern import keys
from tests.attacks import clients
from tests.attacks.calls import DynamoDB
from tests.attacks.counters import let_the_stream_pass, likes
from tests.attacks.junk import JUNK, Junk, like, like_again
from tests.attacks.requests_as_data import OWN, key, learners
from tests.attacks.scene import LESSON, SENTINEL, Scene
from tests.eventually import eventually

TOO_LONG = learners("PutItem", Item=key("<me>", "LIKE#" + "x" * 10_000))
TOO_BIG = learners("PutItem", Item=OWN | {"about": {"S": "x" * 410_000}})
GROWN = learners(
    "UpdateItem",
    Key=OWN,
    UpdateExpression="SET about = :a, displayName = :a",
    ExpressionAttributeValues={":a": {"S": "x" * 210_000}},
)
SPREAD = learners(
    "PutItem", Item=OWN | {"about": {"S": "x" * 210_000}, "displayName": {"S": "x" * 210_000}}
)
TOO_MUCH = {
    "junk/10 KB key": (TOO_LONG, "ValidationException", "1024 bytes"),
    "junk/410 KB item": (TOO_BIG, "ValidationException", "exceeded the maximum allowed size"),
    "junk/410 KB in two": (SPREAD, "ValidationException", "exceeded the maximum allowed size"),
    "junk/410 KB by an update": (GROWN, "AccessDeniedException", "dynamodb:UpdateItem"),
}
"""What DynamoDB says of each (Developer Guide, "Quotas": items and sort keys)."""

UNREADABLE = (
    keys.LIKES_PREFIX,
    keys.NOTICES_PREFIX,
    keys.AUTHOR_PREFIX,
    keys.NAME_PREFIX,
)
"""Families that no browser reads: who likes what, what operators' mails tell next, and which names
authors have."""


def content(scene: Scene) -> list[str]:
    """What others can read, but for the sentinel's counter.

    How often a counter has moved (`likeChanges`) nobody can read; giving and taking back moves it.
    """
    found = clients.root(scene.cloud, "dynamodb").scan(
        TableName=scene.cloud.stacks.contentTable, ConsistentRead=True
    )
    kept = [
        sorted((name, value) for name, value in item.items() if name != "likeChanges")
        for item in found["Items"]
        if not item["pk"]["S"].startswith(UNREADABLE)
        and item["pk"]["S"] != f"{keys.CONTENT_PREFIX}{SENTINEL}"
    ]
    return sorted(map(str, kept))


def items(scene: Scene) -> list[str]:
    """All that the attacker's partition holds."""
    found = clients.root(scene.cloud, "dynamodb").query(
        TableName=scene.cloud.stacks.learnersTable,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": scene.mallory.sub}},
        ConsistentRead=True,
    )
    return sorted(str(sorted(item.items())) for item in found["Items"])


@pytest.mark.attack
@pytest.mark.parametrize("junk", JUNK, ids=[f"junk/{junk.name}" for junk in JUNK])
def test_junk_changes_nothing_for_others(junk: Junk, scene: Scene) -> None:
    before = content(scene)

    answers = {write(scene).status for write in junk.writes}
    let_the_stream_pass(scene)

    assert answers == {200}
    assert content(scene) == before


@pytest.mark.attack
@pytest.mark.parametrize(("write", "code", "why"), TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_what_is_too_big_is_refused(write: DynamoDB, code: str, why: str, scene: Scene) -> None:
    before = items(scene)
    answer = write(scene)
    assert answer.status == 400
    assert code in answer.text
    assert why in answer.text
    assert items(scene) == before


@pytest.mark.attack
@pytest.mark.parametrize("times", [50], ids=["junk/the same like 50 times"])
def test_the_same_like_counts_once(times: int, scene: Scene) -> None:
    before = likes(scene, LESSON)
    for second in range(times):
        assert like_again(second)(scene).status == 200
    let_the_stream_pass(scene)
    assert likes(scene, LESSON) == before + 1


@pytest.mark.lawful
def test_a_like_taken_back_is_counted_back(scene: Scene) -> None:
    assert like("<lesson>")(scene).status == 200
    let_the_stream_pass(scene)
    before = likes(scene, LESSON)
    gone = learners("DeleteItem", Key=key("<me>", "LIKE#<lesson>"))
    assert gone(scene).status == 200
    eventually(lambda: likes(scene, LESSON) == before - 1, what="the like is counted back")
