"""Passes over the outbox, with a receiver that the test plays."""

from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest
from django.db.utils import OperationalError
from django.utils import timezone

from local.cms.dispatch import outbox as passes
from local.cms.dispatch.destination import Destination, DestinationMissing, from_environ, poster
from local.cms.dispatch.outbox import Outbox, hurry
from local.cms.dispatch.verdict import ATTEMPTS, Outcome, Verdict, of_status
from local.cms.signing import sign
from local.cms.webhooks.listing import send_again
from local.cms.webhooks.models import Delivery
from local.cms.webhooks.settle import everything, settle

ARRIVED, DOWN, TOO_BIG = of_status(202, ""), of_status(503, "down"), of_status(413, "too big")


@dataclass
class Receiver:
    """Answers as told, in turn, then as at last; remembers the ids it was sent."""

    answers: list[Outcome]
    sent: list[str] = field(default_factory=list)

    def __call__(self, message_id: str, _body: bytes) -> Outcome:
        self.sent.append(message_id)
        return self.answers[min(len(self.sent), len(self.answers)) - 1]


@pytest.fixture
def waiting() -> list[Delivery]:
    """Five events: two courses, three lessons."""
    settle(again=everything)
    return list(Delivery.objects.order_by("id"))


def _states() -> list[str]:
    return list(Delivery.objects.order_by("id").values_list("state", flat=True))


def _pass(receiver: Receiver) -> Outbox:
    outbox = Outbox(receiver)
    outbox.send_due()
    outbox.note()
    return outbox


def test_deliveries_leave_in_the_order_of_their_versions(waiting: list[Delivery]) -> None:
    receiver = Receiver([ARRIVED])
    _pass(receiver)
    assert receiver.sent == [delivery.message_id for delivery in waiting]
    assert set(_states()) == {"delivered"}


def test_a_receiver_that_is_down_stops_the_pass_and_loses_nothing(waiting: list[Delivery]) -> None:
    receiver = Receiver([ARRIVED, DOWN])
    outbox = _pass(receiver)
    assert _states() == ["delivered", *["pending"] * 4]
    stuck = Delivery.objects.get(pk=waiting[1].pk)
    assert (stuck.attempts, stuck.due_at > timezone.now()) == (1, True)
    assert "503" in stuck.last_error
    assert outbox.next_due() == stuck.due_at


def test_nothing_overtakes_a_delivery_that_waits_for_its_next_attempt(
    waiting: list[Delivery],
) -> None:
    _pass(Receiver([DOWN]))
    receiver = Receiver([ARRIVED])
    _pass(receiver)
    assert receiver.sent == []


def test_a_retry_keeps_its_id(waiting: list[Delivery]) -> None:
    receiver = Receiver([DOWN, ARRIVED])
    _pass(receiver)
    hurry()
    _pass(receiver)
    assert receiver.sent[0] == receiver.sent[1] == waiting[0].message_id


def test_a_refused_body_is_set_aside_and_stops_nothing(waiting: list[Delivery]) -> None:
    _pass(Receiver([TOO_BIG, ARRIVED]))
    assert _states() == ["failed", *["delivered"] * 4]
    assert "413" in Delivery.objects.get(pk=waiting[0].pk).last_error


def test_after_the_last_attempt_it_is_shown_as_failed_and_kept(waiting: list[Delivery]) -> None:
    Delivery.objects.filter(pk=waiting[0].pk).update(attempts=ATTEMPTS - 1)
    _pass(Receiver([DOWN]))
    assert _states()[0] == "failed"


def test_send_again_puts_a_failed_delivery_back_in_line(waiting: list[Delivery]) -> None:
    _pass(Receiver([TOO_BIG]))
    send_again(Delivery.objects.filter(pk=waiting[0].pk))
    receiver = Receiver([ARRIVED])
    _pass(receiver)
    assert receiver.sent == [waiting[0].message_id]


def test_a_locked_database_neither_stops_sending_nor_sends_twice(
    waiting: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_milliseconds: int) -> None:
        raise OperationalError("database is locked")

    receiver = Receiver([ARRIVED])
    outbox = Outbox(receiver)
    with monkeypatch.context() as patch:
        patch.setattr(passes, "_wait_for_locks", locked)
        outbox.send_due()
        outbox.note()
        outbox.send_due()
    assert receiver.sent == [delivery.message_id for delivery in waiting]
    assert set(_states()) == {"pending"}
    outbox.note()
    assert set(_states()) == {"delivered"}


def test_an_earlier_dispatchers_waiting_is_not_ours(waiting: list[Delivery]) -> None:
    Delivery.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    hurry()
    receiver = Receiver([ARRIVED])
    _pass(receiver)
    assert len(receiver.sent) == len(waiting)


def test_an_attempt_is_signed_keyed_and_sent_as_it_was_written() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(202)

    where = Destination(url="http://127.0.0.1:9/webhooks/wagtail", api_key="k", key=b"secret")
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        outcome = poster(where, client)("msg_1", b'{"a":1}')
    (request,) = seen
    assert outcome.verdict is Verdict.ARRIVED
    assert request.headers["x-api-key"] == "k"
    assert request.content == b'{"a":1}'
    expected = sign("msg_1", int(request.headers["webhook-timestamp"]), b'{"a":1}', b"secret")
    assert request.headers["webhook-signature"] == expected.signature


def test_a_receiver_that_cannot_be_reached_is_tried_later() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow", request=request)

    where = Destination(url="http://127.0.0.1:9/", api_key="k", key=b"secret")
    with httpx.Client(transport=httpx.MockTransport(broken)) as client:
        outcome = poster(where, client)("msg_1", b"{}")
    assert outcome.verdict is Verdict.LATER
    assert "too slow" in outcome.problem


def test_a_missing_destination_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "http://127.0.0.1:9/")
    monkeypatch.delenv("WEBHOOK_API_KEY", raising=False)
    monkeypatch.delenv("WEBHOOK_SECRET", raising=False)
    with pytest.raises(DestinationMissing, match="WEBHOOK_API_KEY, WEBHOOK_SECRET"):
        from_environ()
