"""However many bad webhooks a stranger sends, operators get one mail; all can be replayed.

By the deployed schedule, on the local cloud's own clock.
"""

import time

import pytest

from lectern import keys
from operations.rotate import new_secret
from ops_alerts.handler import TELL
from tests.eventually import eventually
from tests.mail import Mailbox
from tests.notices import Notices
from tests.operations import faults
from tests.operations.operators import ACCEPTED, Operator
from tests.webhook import Webhook, lesson_event, new_entry

BURST = 30
STRIKE_SECONDS = 100
"""A minute, the emulator's ten seconds, and a slow machine."""


@pytest.fixture
def secret() -> str:
    """Which only the content system has, so far."""
    return new_secret()


def _sends(operator: Operator, secret: str, entry: int) -> str:
    """Its correlation id."""
    webhook = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), secret)
    answer = webhook.send(lesson_event(entry, 1, f"Early {entry}"))
    assert answer.status_code == ACCEPTED
    correlation: str = answer.json()["correlationId"]
    return correlation


def _replays(operator: Operator, secret: str, *entries: int) -> str:
    """What the command said, once the cause is mended and every entry in."""
    operator.gives_webhook_secret(signingSecret=secret)
    said = operator.makes("replay")
    wanted = [keys.entry(f"wagtail-{entry}") for entry in entries]
    eventually(lambda: all(map(operator.entry, wanted)), 60, "every entry")
    return said


@pytest.mark.timeout(300)
def test_a_burst_is_one_mail_with_its_number_and_every_webhook_can_be_replayed(
    operator: Operator, notices: Notices, mail: Mailbox, secret: str
) -> None:
    before, parked = len(mail.messages()), operator.waiting("parked")
    notices.quarter_begins(int(time.time()))
    entries = [new_entry() for _ in range(BURST)]
    for entry in entries:
        _sends(operator, secret, entry)
    eventually(lambda: operator.waiting("parked") == parked + BURST, 60, "all of them parked")
    notices.counted()
    notices.clock_strikes()
    assert len(mail.messages()) == before, "the last mail is too young"

    notices.quarter_passes()
    subject = f"{BURST} webhooks weren't used: bad-signature"
    eventually(lambda: mail.containing(subject), STRIKE_SECONDS, "the mail of the schedule")
    assert len(mail.messages()) == before + 1

    said = _replays(operator, secret, *entries)
    assert f"{parked + BURST} parked webhooks were sent to the ingest queue again." in said


@pytest.mark.timeout(180)
def test_the_first_after_a_quiet_time_is_told_by_the_next_strike(
    operator: Operator, notices: Notices, mail: Mailbox, secret: str
) -> None:
    """Though nobody but the schedule asks for it."""
    entry = new_entry()
    notices.quarter_passes()
    sent = _sends(operator, secret, entry)
    (told,) = eventually(lambda: mail.containing(sent), STRIKE_SECONDS, "the mail of the schedule")
    assert "1 webhook wasn't used: bad-signature" in str(told)
    _replays(operator, secret, entry)


def test_what_a_mail_that_failed_would_have_told_is_in_the_next(
    operator: Operator, notices: Notices, mail: Mailbox, secret: str
) -> None:
    first, second = new_entry(), new_entry()
    with faults.setting(operator, "opsAlerts", "SENDER_ADDRESS", "nobody@elsewhere.test"):
        sent = _sends(operator, secret, first)
        notices.counted()
        notices.quarter_passes()
        operator.invokes("opsAlerts", TELL)
        eventually(lambda: operator.logged("opsAlerts", "MailUnavailable"), what="the failure")
    assert mail.containing(sent) == []

    _sends(operator, secret, second)
    notices.counted()
    notices.quarter_passes_after_a_failure()
    notices.clock_strikes()
    (told,) = eventually(lambda: mail.containing(sent), STRIKE_SECONDS, "the next mail")
    assert "2 webhooks weren't used: bad-signature" in str(told)
    _replays(operator, secret, first, second)
