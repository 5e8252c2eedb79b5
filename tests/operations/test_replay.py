"""The runbook's "A mail about a dead letter": the mail, its cause, the command that it names."""

import re

from lectern import keys
from operations.rotate import new_secret
from tests.eventually import eventually
from tests.notices import Notices
from tests.operations.operators import Operator
from tests.webhook import Webhook, lesson_event, new_entry


def _refused(operator: Operator, notices: Notices, entry: int, secret: str) -> str:
    """The text of the operators' mail about a webhook that is signed with `secret`."""
    webhook = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), secret)
    sent = webhook.send(lesson_event(entry, 1, "Early")).json()["correlationId"]
    (told,) = notices.about(sent)
    return str(told["text"])


def test_what_the_mail_tells_brings_the_webhook_in(operator: Operator, notices: Notices) -> None:
    entry, secret = new_entry(), new_secret()
    told = _refused(operator, notices, entry, secret)
    assert "bad-signature" in told
    assert "docs/operations.md, A mail about a dead letter" in told

    operator.gives_webhook_secret(signingSecret=secret)
    (environment,) = re.findall(r"`make replay ENV=(\w+)`", told)
    said = operator.makes("replay", f"ENV={environment}")

    assert "1 parked webhooks were sent to the ingest queue again." in said
    eventually(lambda: operator.entry(keys.entry(f"wagtail-{entry}")), 30, "the entry")


def test_an_account_on_aws_is_asked_for_its_queues_by_their_names(
    operator: Operator, notices: Notices
) -> None:
    entry, secret = new_entry(), new_secret()
    _refused(operator, notices, entry, secret)
    operator.gives_webhook_secret(signingSecret=secret)

    assert operator.on_aws("replay").startswith("1 parked")
    eventually(lambda: operator.entry(keys.entry(f"wagtail-{entry}")), 30, "the entry")
