"""Lambda's entry point for the stream of the learners table."""

import os
import time
from functools import cache
from typing import Any

from activity.comments.publisher import Publisher
from activity.likes import Likes
from activity.settings import from_environment
from activity.stream import Activity, process
from lectern import clients
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.retry import pause
from lectern.secrets import Secret, from_secrets_manager


def handle(event: dict[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    return process(event, _activity())


@cache
def _activity() -> Activity:
    settings = from_environment(os.environ)
    fetch = from_secrets_manager(clients.secrets_manager(), settings.author_secret_id)
    content = Table(settings.content_table, clients.dynamodb())
    learners = Table(settings.learners_table, clients.dynamodb())
    secret = Secret(fetch)
    return Activity(
        Likes(content, secret, time.time, pause),
        Publisher(content, learners, secret, time.time, pause, settings.rules),
        Log("activity"),
    )
