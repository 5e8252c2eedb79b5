"""What no webhook brought is found and repaired by one command, against the CMS that runs."""

from collections.abc import Iterator
from functools import partial

import pytest

from lectern import keys
from tests.aws import Aws
from tests.cms import Cms, content_id
from tests.eventually import eventually
from tests.integration.operator import made
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

RIGHT = "The content equals what the CMS has published."


@pytest.fixture
def cms(lectern: Stack) -> Cms:
    return Cms.of(lectern.outputs)


@pytest.fixture
def lesson(cms: Cms) -> Iterator[int]:
    page_id = cms.publish_lesson(cms.first_course(), "Reconciled", "As the editor wrote it.")
    yield page_id
    cms.delete(page_id)


def test_lost_and_left_over_entries_are_told_then_repaired(
    lectern: Stack, aws: Aws, webhook: Webhook, cms: Cms, lesson: int, entry_id: int
) -> None:
    table = lectern.outputs.contentTable
    lost, over = keys.entry(content_id(lesson)), keys.entry(f"wagtail-{entry_id}")
    webhook.send(lesson_event(entry_id, 1, "The CMS doesn't know it"))
    for key in (lost, over):
        eventually(partial(aws.item, table, key), 60, "both entries")
    aws.dynamodb.delete_item(TableName=table, Key={"pk": {"S": lost.pk}, "sk": {"S": lost.sk}})

    told = made(lectern, "reconcile")
    assert f"{content_id(lesson)}: published in the CMS, and learners don't have it\n" in told
    assert f"wagtail-{entry_id}: learners have it, and the CMS doesn't publish it\n" in told
    assert "Nothing was changed" in told
    assert not aws.item(table, lost)

    assert "repaired" in made(lectern, "reconcile", "GO=1", "WITHDRAW=1")
    assert aws.item(table, lost)["title"] == "Reconciled"
    assert aws.item(table, over)["status"] == "unpublished"
    assert made(lectern, "reconcile").strip() == RIGHT
