"""What ingest refused after the queue had taken it is told to whoever published it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from local.cms import credentials
from local.cms.courses.models import Course
from local.cms.webhooks.listing import send_again
from local.cms.webhooks.models import Delivery
from tests.unit.cms.editor import Editor

REASON = "The webhook isn't signed with a secret that Lectern knows."


@pytest.fixture
def delivery(editor: Editor, course: Course) -> Delivery:
    """The course's newest event, which the queue has taken."""
    editor.publish(course)
    Delivery.objects.update(state="delivered", attempts=1, delivered_at=timezone.now())
    return Delivery.objects.get()


def _tell(client: Client, **told: Any) -> Any:
    body = {"refused": [], "sentAgain": [], **told}
    return client.post("/api/webhooks/refused/", body, content_type="application/json")


def _refused(delivery: Delivery, later: int = 0) -> list[dict[str, Any]]:
    signed = int(delivery.queued_at.timestamp()) + later
    return [{"id": delivery.message_id, "signedAt": signed, "reason": REASON}]


def _admin(path: str) -> str:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    return browser.get(f"/admin/{path}").content.decode().replace("&#x27;", "'")


def test_it_is_told_on_the_page_on_the_dashboard_and_among_the_deliveries(
    writer: Client, delivery: Delivery, course: Course
) -> None:
    assert _tell(writer, refused=_refused(delivery)).json() == {"marked": 1}
    for path in (f"pages/{course.pk}/edit/", "", "webhook-deliveries/"):
        assert REASON in _admin(path)


def test_what_is_told_twice_is_marked_once(writer: Client, delivery: Delivery) -> None:
    _tell(writer, refused=_refused(delivery))
    assert _tell(writer, refused=_refused(delivery)).json() == {"marked": 0}


def test_an_attempt_before_send_again_says_nothing_of_the_one_after(
    writer: Client, delivery: Delivery
) -> None:
    told = _refused(delivery)
    send_again(Delivery.objects.all())
    Delivery.objects.update(state="delivered", queued_at=timezone.now() + timedelta(seconds=2))
    assert _tell(writer, refused=told).json() == {"marked": 0}
    assert _tell(writer, refused=_refused(delivery, later=3)).json() == {"marked": 1}


def test_what_operators_sent_again_is_no_longer_refused_until_it_is_once_more(
    writer: Client, delivery: Delivery
) -> None:
    _tell(writer, refused=_refused(delivery))
    assert _tell(writer, sentAgain=[delivery.message_id]).json() == {"marked": 1}
    assert REASON not in _admin("")
    assert _tell(writer, refused=_refused(delivery)).json() == {"marked": 1}


def test_a_later_event_of_the_page_that_arrived_ends_the_matter(
    writer: Client, delivery: Delivery, editor: Editor, course: Course
) -> None:
    _tell(writer, refused=_refused(delivery))
    editor.publish(course, summary="Mended.")
    Delivery.objects.filter(state="pending").update(state="delivered")
    assert REASON not in _admin("")


def test_webhooks_of_somebody_else_mark_nothing(writer: Client, delivery: Delivery) -> None:
    forged = [{"id": "msg_forged", "signedAt": 2**40, "reason": "x"}]
    assert _tell(writer, refused=forged).json() == {"marked": 0}


def test_only_whoever_may_change_deliveries_may_tell(reader: Client, delivery: Delivery) -> None:
    assert _tell(reader, refused=_refused(delivery)).status_code == 403
    assert _tell(Client(HTTP_HOST="127.0.0.1")).status_code == 401


@pytest.mark.parametrize("body", ["{", "[]", "{}", '{"refused": [1], "sentAgain": []}'])
def test_a_body_in_another_form_is_refused(writer: Client, body: str) -> None:
    answer = writer.post("/api/webhooks/refused/", body, content_type="application/json")
    assert answer.status_code == 400
