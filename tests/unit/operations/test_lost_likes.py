"""Likes whose stream records are gone are found by what learners hold, and overtake nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from moto import mock_aws

from activity.stream import process
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Table
from lectern.learner_items import LIKE, PROFILE
from operations.lost_likes import Lost
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON, activity_on, entry
from tests.unit.functions.streams import batch, like, unlike

KEY = "a key"
ANA, BEN = (f"{at:08}-2222-3333-4444-555555555555" for at in range(2))


@dataclass(frozen=True)
class Scene:
    content: Table
    learners: str = "learners"

    def holds(self, sub: str, content_id: str = LESSON) -> None:
        cloud.put(Table(self.learners, self.content.client), LIKE.key(sub, content_id)._asdict())

    def withdraws(self, sub: str) -> None:
        key = {name: {"S": text} for name, text in LIKE.key(sub, LESSON)._asdict().items()}
        self.content.client.delete_item(TableName=self.learners, Key=key)

    def lost(self) -> Sequence[Any]:
        return [*Lost(self.content.client, self.learners, self.content.name, KEY).records()]

    def given(self, *records: Any) -> None:
        assert process(batch(*records), activity_on(self.content)) == {"batchItemFailures": []}

    def likes(self) -> int:
        return int(cloud.item(self.content, keys.stats(LESSON))["likes"])

    def marker(self, sub: str) -> dict[str, Any]:
        return cloud.item(self.content, keys.liker(LESSON, author_id(KEY, sub)))


@pytest.fixture
def scene() -> Iterator[Scene]:
    """One published lesson; two learners with a profile."""
    with mock_aws():
        made = Scene(cloud.content_table())
        described: Any = made.content.client.describe_table(TableName="content")["Table"]
        given = {name: described[name] for name in ("KeySchema", "AttributeDefinitions")}
        made.content.client.create_table(
            TableName=made.learners, BillingMode="PAY_PER_REQUEST", **given
        )
        entry(made.content)
        for sub in (ANA, BEN):
            profile = keys.Key(sub, PROFILE.sort_key)._asdict()
            cloud.put(Table(made.learners, made.content.client), profile)
        yield made


def test_a_like_without_its_marker_is_found_and_counted_once(scene: Scene) -> None:
    scene.holds(ANA)
    scene.given(*scene.lost())
    assert scene.likes() == 1
    assert scene.lost() == []


def test_a_withdrawal_that_the_marker_doesnt_know_is_found(scene: Scene) -> None:
    scene.given(like(LESSON, 7, ANA))
    scene.given(*scene.lost())
    assert (scene.likes(), scene.marker(ANA)["liked"]) == (0, False)
    assert scene.lost() == []


def test_what_the_markers_know_is_left_alone(scene: Scene) -> None:
    scene.holds(ANA)
    scene.given(like(LESSON, 7, ANA), like(LESSON, 8, BEN), unlike(LESSON, 9, BEN))
    assert scene.lost() == []


def test_a_like_put_again_after_a_known_withdrawal_is_found(scene: Scene) -> None:
    scene.given(like(LESSON, 7, ANA), unlike(LESSON, 9, ANA))
    scene.holds(ANA)
    scene.given(*scene.lost())
    assert scene.likes() == 1


@pytest.mark.parametrize("late_first", [True, False])
def test_a_later_withdrawal_wins_in_whichever_order_they_are_counted(
    scene: Scene, late_first: bool
) -> None:
    """The item's own record, on its way all the while, is known or decides to the same end."""
    scene.given(like(LESSON, 7, ANA), unlike(LESSON, 9, ANA))
    scene.holds(ANA)
    made = scene.lost()
    scene.withdraws(ANA)
    own = [like(LESSON, 10, ANA), unlike(LESSON, 11, ANA)]
    for records in [own, made] if late_first else [made, own]:
        scene.given(*records)
    assert scene.likes() == 0
    assert not scene.marker(ANA)["liked"]


def test_what_isnt_published_or_isnt_there_has_no_like_to_make_good(scene: Scene) -> None:
    entry(scene.content, "wagtail-13", "unpublished")
    scene.holds(ANA, "wagtail-13")
    scene.holds(ANA, "made-up")
    assert scene.lost() == []


def test_a_made_record_holds_a_key_and_nothing_else_of_the_learner(scene: Scene) -> None:
    scene.holds(ANA)
    (made,) = scene.lost()
    assert made["dynamodb"]["SequenceNumber"] == "0"
    assert "NewImage" not in made["dynamodb"]
