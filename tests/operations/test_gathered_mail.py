"""However many bad webhooks a stranger sends, operators get one mail; all can be replayed.

By the deployed schedule, on the local cloud's own clock.
"""

import itertools
import time

import pytest

from lectern import keys
from local.cloud import mailbox
from local.operations.rotate import new_secret
from tests.eventually import eventually
from tests.mail import Mailbox
from tests.notices import Notices
from tests.operations.operators import ACCEPTED, Operator
from tests.webhook import Webhook, lesson_event

BURST = 30
STRIKE_SECONDS = 100
"""A minute, the emulator's ten seconds, and a slow machine."""
_entries = itertools.count(9_200)


@pytest.fixture
def mail(operator: Operator) -> Mailbox:
    return Mailbox(mailbox.url(operator.cloud.url, operator.cloud.state))


@pytest.fixture
def notices(operator: Operator, mail: Mailbox) -> Notices:
    made = Notices(operator.client, operator.stacks.contentTable, mail)
    made.settled()
    return made


def _bursts(operator: Operator, secret: str) -> list[int]:
    """Thirty webhooks that are signed with a secret nobody knows yet; their entries."""
    webhook = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), secret)
    sent = [next(_entries) for _ in range(BURST)]
    for entry in sent:
        assert webhook.send(lesson_event(entry, 1, f"Early {entry}")).status_code == ACCEPTED
    return sent


@pytest.mark.timeout(300)
def test_a_burst_is_one_mail_with_its_number_and_every_webhook_can_be_replayed(
    operator: Operator, notices: Notices, mail: Mailbox
) -> None:
    before, parked = len(mail.messages()), notices.waiting("parked")
    notices.quarter_begins(int(time.time()))
    secret = new_secret()
    entries = _bursts(operator, secret)
    eventually(lambda: notices.waiting("parked") == parked + BURST, 60, "all of them parked")
    notices.clock_strikes()
    assert len(mail.messages()) == before, "the last mail is too young"

    notices.quarter_passes()
    subject = f"{BURST} webhooks weren't used: bad-signature {BURST}"
    eventually(lambda: mail.containing(subject), STRIKE_SECONDS, "the mail of the schedule")
    assert len(mail.messages()) == before + 1

    operator.gives_webhook_secret(signingSecret=secret)
    said = operator.makes("replay")
    assert f"{parked + BURST} parked webhooks were sent to the ingest queue again." in said
    wanted = [keys.entry(f"wagtail-{entry}") for entry in entries]
    eventually(lambda: all(map(operator.entry, wanted)), 60, "every entry")


def test_the_first_after_a_quiet_time_is_told_by_the_next_strike(
    operator: Operator, notices: Notices, mail: Mailbox
) -> None:
    """Though nobody but the schedule asks for it."""
    webhook = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), new_secret())
    notices.quarter_passes()
    sent = webhook.send(lesson_event(next(_entries), 1, "Alone")).json()["correlationId"]
    (told,) = eventually(lambda: mail.containing(sent), STRIKE_SECONDS, "the mail of the schedule")
    assert "1 webhook wasn't used: bad-signature" in str(told)

