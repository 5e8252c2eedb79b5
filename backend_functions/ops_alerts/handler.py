"""Lambda's entry point: for the dead-letter queue, and for the schedule that sends mails."""

import os
import time
from functools import cache
from typing import Any

from lectern import clients
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.retry import pause
from ops_alerts.alerts import Alerts, Mailer, Parking, process, tell
from ops_alerts.board import Board
from ops_alerts.editors import Editors
from ops_alerts.settings import from_environment

TELL = {"task": "tell"}
"""The event of the schedule; its template holds the same value."""


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    if event == TELL:
        return {"mailed": tell(_alerts())}
    return process(event, _alerts())


@cache
def _alerts() -> Alerts:
    settings = from_environment(os.environ)
    table = Table(settings.content_table, clients.dynamodb())
    return Alerts(
        parking=Parking(clients.sqs(), settings.parked_queue_url),
        editors=Editors(clients.sqs(), settings.editors_queue_url),
        board=Board(table, now=time.time, pause=pause),
        mailer=Mailer(
            clients.ses(), settings.sender, settings.operators, settings.configuration_set
        ),
        environment=settings.environment,
        site_origin=settings.site_origin,
        log=Log("ops_alerts"),
    )
