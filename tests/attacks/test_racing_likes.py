"""Likes and withdrawals sent at the same time count for what is there in the end."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.attacks import clients, sessions
from tests.attacks.calls import DynamoDB
from tests.attacks.counters import let_the_stream_pass, likes
from tests.attacks.junk import UNLIKE, like_again
from tests.attacks.requests_as_data import key
from tests.attacks.scene import LESSON, Scene
from tests.attacks.setting import CROWD
from tests.eventually import eventually

HANDS = 8
Sent = Sequence["Future[int]"]


@pytest.fixture
def liked_by_others(scene: Scene) -> int:
    """The lesson's counter without Mallory."""
    assert UNLIKE(scene).status == 200
    let_the_stream_pass(scene)
    return likes(scene, LESSON)


def held(scene: Scene) -> int:
    """How many likes of the lesson the attacker's partition holds: one or none."""
    found = clients.root(scene.cloud, "dynamodb").get_item(
        TableName=scene.cloud.stacks.learnersTable,
        Key=key(scene.mallory.sub, f"LIKE#{LESSON}"),
        ConsistentRead=True,
    )
    return int("Item" in found)


@contextmanager
def at_once(asked: Sequence[tuple[Scene, DynamoDB]]) -> Iterator[Sent]:
    """All of it in the hands of a few, who don't wait for each other."""
    with ThreadPoolExecutor(HANDS) as hands:
        yield [hands.submit(lambda s, ask: ask(s).status, s, ask) for s, ask in asked]


@pytest.mark.attack
@pytest.mark.parametrize("requests", [100], ids=["racing/against oneself"])
def test_a_race_with_oneself_counts_once(requests: int, scene: Scene, liked_by_others: int) -> None:
    """From two sessions of the same learner; nobody knows which request is the last."""
    again = replace(scene, mallory=sessions.sign_in(scene.cloud, scene.mallory.email))
    assert again.mallory.sub == scene.mallory.sub
    turns = [
        (scene, like_again(1)),
        (again, like_again(2)),
        (again, UNLIKE),
        (scene, like_again(3)),
        (again, UNLIKE),
    ]
    seen = {liked_by_others}
    with at_once(turns * (requests // len(turns))) as sent:
        while not all(each.done() for each in sent):
            seen.add(likes(scene, LESSON))
    assert {each.result() for each in sent} == {200}

    let_the_stream_pass(scene)

    assert likes(scene, LESSON) == liked_by_others + held(scene)
    assert seen <= {liked_by_others, liked_by_others + 1}


@pytest.mark.lawful
def test_a_crowd_is_counted_to_the_last_learner(scene: Scene, liked_by_others: int) -> None:
    others = [sessions.sign_in(scene.cloud, each) for each in CROWD]
    crowd = [replace(scene, mallory=each) for each in (scene.mallory, *others)]
    with at_once([(one, like_again(at)) for one in crowd for at in range(3)]) as sent:
        pass
    assert {each.result() for each in sent} == {200}

    let_the_stream_pass(scene, *others)

    assert likes(scene, LESSON) == liked_by_others + len(crowd)
    with at_once([(one, UNLIKE) for one in crowd]) as sent:
        pass
    assert {each.result() for each in sent} == {200}
    eventually(lambda: likes(scene, LESSON) == liked_by_others, what="all of it is counted back")
