"""The alerts as they are deployed, on moto's queue, table and mail service, with a clock."""

from dataclasses import dataclass
from typing import Any

import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from lectern.dynamodb import Table
from lectern.limits import OPERATORS_MAIL_SECONDS
from lectern.log import Log
from ops_alerts.alerts import Alerts, Mailer, Parking, process
from ops_alerts.board import Board
from ops_alerts.editors import Editors
from tests.unit.functions import cloud
from tests.unit.functions.webhooks import NOW, batch, lesson, message

SENDER = "lectern@example.org"
SET = "lectern-unit"
OPERATORS = ("one@example.org", "two@example.org")
TOLD = {"failureCode": "bad-signature", "failureReason": "No known secret.", "correlationId": "c-1"}


@dataclass
class Clock:
    seconds: float = NOW

    def __call__(self) -> float:
        return self.seconds

    def passes(self, seconds: float = OPERATORS_MAIL_SECONDS) -> None:
        """A quarter of an hour, if not told."""
        self.seconds += seconds


def mails() -> list[Any]:
    """Those that moto's SES took."""
    sent: list[Any] = ses_backends[DEFAULT_ACCOUNT_ID][cloud.REGION].sent_messages
    return sent


def letter(message_id: str = "m-1", **told: str) -> dict[str, Any]:
    """A message of the dead-letter queue."""
    return message(lesson(), message_id=message_id, attributes={**TOLD, **told})


def parks(alerts: Alerts, *names: str, **told: str) -> None:
    for start in range(0, len(names), 10):
        records = [letter(name, **told) for name in names[start : start + 10]]
        assert process(batch(*records), alerts) == {"batchItemFailures": []}


def named(count: int, prefix: str = "m") -> list[str]:
    return [f"{prefix}-{number}" for number in range(count)]


def counts() -> list[str]:
    """How many webhooks each mail told."""
    return [mail.subject.split("] ")[1].split(" ")[0] for mail in mails()]


@pytest.fixture
def parked_queue(aws: None) -> str:
    return cloud.queue("parked")


@pytest.fixture
def editors_queue(aws: None) -> str:
    return cloud.queue("editors")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def alerts(parked_queue: str, editors_queue: str, table: Table, clock: Clock) -> Alerts:
    ses: Any = cloud.client("ses")
    ses.verify_email_identity(EmailAddress=SENDER)
    ses.create_configuration_set(ConfigurationSet={"Name": SET})
    return Alerts(
        parking=Parking(cloud.client("sqs"), parked_queue),
        editors=Editors(cloud.client("sqs"), editors_queue),
        board=Board(table, now=clock, pause=lambda _attempt: None),
        mailer=Mailer(ses, SENDER, OPERATORS, SET),
        environment="unit",
        site_origin="https://site.example.org",
        log=Log("ops_alerts", level="INFO"),
    )
