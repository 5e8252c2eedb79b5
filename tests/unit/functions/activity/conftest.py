"""Activity as it is deployed, on moto's table with one published lesson."""

from typing import Any

import pytest

from activity.comments.publisher import Publisher
from activity.comments.text_checks import Rules
from activity.likes import Likes
from activity.stream import Activity
from lectern import keys
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.secrets import Secret
from tests.unit.functions import cloud

NOW = 1_790_000_000
LESSON = "wagtail-12"


def entry(table: Table, content_id: str = LESSON, status: str = "published") -> None:
    cloud.put(table, {**keys.entry(content_id)._asdict(), "status": status, "version": 1})
    counters = {"status": status, "likes": 0}
    cloud.put(table, {**keys.stats(content_id)._asdict(), **counters})


def activity_on(table: Table, client: Any = None, rules: Rules | None = None) -> Activity:
    content = Table(table.name, client or table.client)
    learners = Table("learners", client or table.client)
    secret = Secret(lambda: {"key": "a key"}, clock=lambda: 0.0)

    def pause(_attempt: int) -> None:
        return None

    return Activity(
        Likes(content, secret, lambda: NOW, pause),
        Publisher(content, learners, secret, lambda: NOW, pause, rules or Rules()),
        Log("activity", level="INFO"),
    )


@pytest.fixture
def activity(table: Table) -> Activity:
    entry(table)
    return activity_on(table)
