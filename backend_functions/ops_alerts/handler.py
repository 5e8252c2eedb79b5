"""Lambda's entry point for the dead-letter queue."""

import os
from functools import cache
from typing import Any

from lectern import clients
from lectern.log import Log
from ops_alerts.alerts import Alerts, process
from ops_alerts.outbox import Parking, Post
from ops_alerts.settings import from_environment


def handle(event: dict[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    return process(event, _alerts())


@cache
def _alerts() -> Alerts:
    settings = from_environment(os.environ)
    return Alerts(
        parking=Parking(clients.sqs(), settings.parked_queue_url),
        post=Post(clients.ses(), settings.sender, settings.operators, settings.configuration_set),
        environment=settings.environment,
        site_origin=settings.site_origin,
        log=Log("ops_alerts"),
    )
