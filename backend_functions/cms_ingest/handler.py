"""Lambda's entry point for the webhook queue."""

import os
import time
from functools import cache
from typing import Any

from cms_ingest.dead_letters import DeadLetters
from cms_ingest.ingest import Ingest, process
from cms_ingest.settings import from_environment
from cms_ingest.store import Store
from lectern import clients
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.retry import pause
from lectern.secrets import Secret, from_secrets_manager


def handle(event: dict[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    return process(event, _ingest())


@cache
def _ingest() -> Ingest:
    settings = from_environment(os.environ)
    table = Table(settings.content_table, clients.dynamodb())
    fetch = from_secrets_manager(clients.secrets_manager(), settings.webhook_secret_id)
    return Ingest(
        source=settings.source,
        store=Store(table, now=time.time, pause=pause),
        secret=Secret(fetch),
        dead_letters=DeadLetters(clients.sqs(), settings.dead_letter_queue_url),
        media_origin=settings.media_origin,
        log=Log("cms_ingest"),
    )
