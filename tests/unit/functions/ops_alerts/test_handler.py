"""One function, two callers: the queue of dead letters, and the clock."""

from typing import Any

import pytest

from lectern.errors import MailUnavailable
from ops_alerts import handler
from ops_alerts.alerts import Alerts
from tests.unit.functions.ops_alerts.conftest import letter, mails
from tests.unit.functions.webhooks import batch


@pytest.fixture(autouse=True)
def deployed(alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "_alerts", lambda: alerts)


def test_letters_are_counted_and_the_clock_has_them_mailed() -> None:
    assert handler.handle(batch(letter()), None) == {"batchItemFailures": []}
    assert handler.handle(handler.TELL, None) == {"mailed": True}
    assert handler.handle(handler.TELL, None) == {"mailed": False}
    assert len(mails()) == 1


@pytest.mark.parametrize("event", [{}, {"task": "else"}, {"source": "aws.events"}])
def test_what_neither_of_them_sends_is_no_success(event: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        handler.handle(event, None)


def test_a_mail_that_fails_fails_the_invocation(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Any) -> None:
        raise MailUnavailable("SES answered Throttling.")

    handler.handle(batch(letter()), None)
    monkeypatch.setattr("ops_alerts.alerts.Mailer.send", lambda _self, mail: fail(mail))
    with pytest.raises(MailUnavailable):
        handler.handle(handler.TELL, None)
