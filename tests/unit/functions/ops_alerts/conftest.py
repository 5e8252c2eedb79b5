"""The alerts as they are deployed, on moto's queue and mail service."""

from typing import Any

import pytest

from lectern.log import Log
from ops_alerts.alerts import Alerts
from ops_alerts.outbox import Parking, Post
from tests.unit.functions import cloud

SENDER = "lectern@example.org"
SET = "lectern-unit"
OPERATORS = ("one@example.org", "two@example.org")


@pytest.fixture
def parked_queue(aws: None) -> str:
    return cloud.queue("parked")


@pytest.fixture
def alerts(parked_queue: str) -> Alerts:
    ses: Any = cloud.client("ses")
    ses.verify_email_identity(EmailAddress=SENDER)
    ses.create_configuration_set(ConfigurationSet={"Name": SET})
    return Alerts(
        parking=Parking(cloud.client("sqs"), parked_queue),
        post=Post(ses, SENDER, OPERATORS, SET),
        environment="unit",
        site_origin="https://site.example.org",
        log=Log("ops_alerts", level="INFO"),
    )
