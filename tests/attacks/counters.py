"""What a lesson's counter says, and how to know that it has heard of all that was written."""

from tests.attacks import clients
from tests.attacks.requests_as_data import key
from tests.attacks.scene import OTHER_LESSON, Scene
from tests.eventually import eventually

SENTINEL = OTHER_LESSON


def likes(scene: Scene, lesson: str) -> int:
    item = clients.root(scene.cloud, "dynamodb").get_item(
        TableName=scene.cloud.stacks.contentTable,
        Key=key(f"CONTENT#{lesson}", "STATS"),
        ConsistentRead=True,
    )["Item"]
    return int(item.get("likes", {"N": "0"})["N"])


def let_the_stream_pass(scene: Scene) -> None:
    """A like of another learner, written after all that came before, is counted and uncounted."""
    table, victim = scene.cloud.stacks.learnersTable, scene.victim.identity_id
    before, root = likes(scene, SENTINEL), clients.root(scene.cloud, "dynamodb")
    item = key(victim, f"LIKE#{SENTINEL}")
    root.put_item(TableName=table, Item=item)
    eventually(lambda: likes(scene, SENTINEL) == before + 1, what="a later like is counted")
    root.delete_item(TableName=table, Key=item)
    eventually(lambda: likes(scene, SENTINEL) == before, what="its withdrawal is counted")
