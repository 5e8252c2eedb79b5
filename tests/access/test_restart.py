"""What a stop, and a hard kill, leave for the next start."""

import signal
from pathlib import Path
from typing import Any

import requests

from lectern import keys
from lectern.learner_items import LIKE
from local.cloud.gateway import admission
from tests.access import cloud as clouds
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.people import Person
from tests.eventually import eventually

LESSON = "wagtail-1"
TIMEOUT_SECONDS = 10


def item(key: keys.Key, **attributes: Any) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}, **attributes}


def publish_lesson(cloud: Cloud) -> None:
    """Both items that ingest writes: activity reads the status from STATS, beside the counter."""
    status = {"S": "published"}
    named = {"contentId": {"S": LESSON}, "contentType": {"S": "lesson"}}
    lesson = item(keys.entry(LESSON), **named, status=status, version={"N": "1"})
    counted = item(keys.stats(LESSON), status=status, entryVersion={"N": "1"}, likes={"N": "0"})
    for written in (lesson, counted):
        table = cloud.stacks.contentTable
        people.root(cloud, "dynamodb").put_item(TableName=table, Item=written)


def like(cloud: Cloud, person: Person) -> None:
    liked = item(LIKE.key(person.sub, LESSON), contentId={"S": LESSON})
    person.dynamodb.put_item(TableName=cloud.stacks.learnersTable, Item=liked)


def likes(cloud: Cloud) -> int:
    """The counter that the activity function keeps from the table's stream."""
    found = people.root(cloud, "dynamodb").get_item(
        TableName=cloud.stacks.contentTable, Key=item(keys.stats(LESSON))
    )
    return int(found.get("Item", {}).get("likes", {}).get("N", "0"))


def search_status(cloud: Cloud) -> int:
    """401: the deployed API is there and asks who calls."""
    return requests.get(f"{cloud.stacks.apiUrl}/search?q=x", timeout=TIMEOUT_SECONDS).status_code


def save(cloud: Cloud) -> None:
    headers = {admission.ROOT_KEY_HEADER: cloud.root.root_secret_access_key}
    answer = requests.post(cloud.url + admission.SAVE, headers=headers, timeout=TIMEOUT_SECONDS)
    assert answer.ok


def test_people_items_apis_and_streams_survive_a_stop_and_a_kill(tmp_path: Path) -> None:
    environ = clouds.environ(tmp_path)
    with clouds.running(environ) as first:
        ada = people.signed_in(first, "ada@lectern.test")
        publish_lesson(first)
        like(first, ada)
        eventually(lambda: likes(first) == 1)

    with clouds.running(environ, signal.SIGKILL) as second:
        assert second.stacks == first.stacks
        assert people.signed_in(second, "ada@lectern.test").sub == ada.sub
        assert search_status(second) == 401
        like(second, people.signed_in(second, "grace@lectern.test"))
        eventually(lambda: likes(second) == 2)
        save(second)

    with clouds.running(environ) as third:
        assert likes(third) == 2
        assert people.signed_in(third, "ada@lectern.test").sub == ada.sub
        like(third, people.signed_in(third, "mod@lectern.test", role="moderator"))
        eventually(lambda: likes(third) == 3)
