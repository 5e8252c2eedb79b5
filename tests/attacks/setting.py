"""Sets the scene: people who have signed in, and items worth stealing or forging."""

from typing import Any

from lectern import keys
from lectern.learner_items import PROFILE
from tests.access.cloud import Cloud
from tests.attacks import clients, sessions
from tests.attacks.scene import LESSON, OTHER_LESSON, SENTINEL, Scene

SECRET = "what only Grace may read"
MALLORY, GRACE = "mallory@lectern.test", "grace@lectern.test"
TRUDY = "trudy@lectern.test"
AGAIN = "again@lectern.test"
"""An address whose accounts are deleted and made again."""
CROWD = ("heidi@lectern.test", "ivan@lectern.test", "judy@lectern.test")


def set_up(cloud: Cloud) -> Scene:
    scene = Scene(
        cloud=cloud,
        mallory=sessions.sign_in(cloud, MALLORY),
        victim=sessions.sign_in(cloud, GRACE),
        outsider=sessions.sign_in_elsewhere(cloud, MALLORY),
        returner=sessions.sign_in(cloud, TRUDY),
    )
    stacks, victim = cloud.stacks, scene.victim.sub
    for lesson in (LESSON, OTHER_LESSON, SENTINEL):
        publish(cloud, lesson)
    liker = keys.liker(LESSON, "somebody")
    _put(cloud, stacks.contentTable, liker, liked={"BOOL": False}, sequence={"S": "0" * 40})
    for owner in (scene.mallory.sub, scene.returner.sub, victim):
        profile = keys.Key(owner, PROFILE.sort_key)
        _put(cloud, stacks.learnersTable, profile, displayName={"S": "Name"}, about={"S": SECRET})
        seat = keys.Key(f"ISSUED#{owner}", "SEAT#1")
        _put(cloud, stacks.learnersTable, seat, title={"S": SECRET}, expiresAt={"N": "4102444800"})
    return scene


def publish(cloud: Cloud, lesson: str) -> None:
    """Both items that ingest writes: without a status in STATS no like counts at all, and an attack
    on the counters would seem to fail whatever it did."""
    table = cloud.stacks.contentTable
    _put(cloud, table, keys.entry(lesson), **_lesson(lesson))
    stats = {"status": {"S": "published"}, "entryVersion": {"N": "1"}, "likes": {"N": "0"}}
    _put(cloud, table, keys.stats(lesson), **stats)


def _lesson(lesson: str) -> dict[str, Any]:
    return {
        "contentId": {"S": lesson},
        "contentType": {"S": "lesson"},
        "title": {"S": "A lesson"},
        "status": {"S": "published"},
        "version": {"N": "1"},
        "bodyText": {"S": "internal"},
        "correlationId": {"S": "internal"},
    }


def _put(cloud: Cloud, table: str, key: keys.Key, **attributes: Any) -> None:
    item = {**{name: {"S": value} for name, value in key._asdict().items()}, **attributes}
    clients.root(cloud, "dynamodb").put_item(TableName=table, Item=item)
