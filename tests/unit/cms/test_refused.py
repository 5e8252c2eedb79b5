"""What ingest refused after the queue had taken it is told to whoever published it."""

from datetime import timedelta
from itertools import permutations
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
    told = {"id": delivery.message_id, "at": _at(delivery, later), "reason": REASON}
    return [{**told, "signedAt": signed}]


def _again(delivery: Delivery, later: int) -> list[dict[str, Any]]:
    return [{"id": delivery.message_id, "at": _at(delivery, later)}]


def _at(delivery: Delivery, later: int) -> int:
    """In milliseconds: a second after it was sent, and so many more."""
    return (int(delivery.queued_at.timestamp()) + 1 + later) * 1000


def _admin(path: str) -> str:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    return browser.get(f"/admin/{path}").content.decode().replace("&#x27;", "'")


def test_it_is_told_on_the_page_on_the_dashboard_and_among_the_deliveries(
    reporter: Client, delivery: Delivery, course: Course
) -> None:
    assert _tell(reporter, refused=_refused(delivery)).json() == {"marked": 1}
    for path in (f"pages/{course.pk}/edit/", "", "webhook-deliveries/"):
        assert REASON in _admin(path)


def test_what_is_told_twice_is_marked_once(reporter: Client, delivery: Delivery) -> None:
    _tell(reporter, refused=_refused(delivery))
    assert _tell(reporter, refused=_refused(delivery)).json() == {"marked": 0}


def test_an_attempt_before_send_again_says_nothing_of_the_one_after(
    reporter: Client, delivery: Delivery
) -> None:
    told = _refused(delivery)
    send_again(Delivery.objects.all())
    Delivery.objects.update(state="delivered", queued_at=timezone.now() + timedelta(seconds=2))
    assert _tell(reporter, refused=told).json() == {"marked": 0}
    assert _tell(reporter, refused=_refused(delivery, later=3)).json() == {"marked": 1}


def test_what_operators_sent_again_is_no_longer_refused_until_it_is_once_more(
    reporter: Client, delivery: Delivery
) -> None:
    _tell(reporter, refused=_refused(delivery))
    assert _tell(reporter, sentAgain=_again(delivery, 1)).json() == {"marked": 1}
    assert REASON not in _admin("")
    assert _tell(reporter, refused=_refused(delivery, later=2)).json() == {"marked": 1}
    assert REASON in _admin("")


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_reports_may_come_in_any_order_and_twice(
    reporter: Client, delivery: Delivery, order: tuple[int, ...]
) -> None:
    """Refused, sent again, refused, sent again: the last one counts, whenever it comes."""
    reports: list[dict[str, Any]] = [
        {"refused": _refused(delivery)},
        {"sentAgain": _again(delivery, 1)},
        {"refused": _refused(delivery, later=2)},
        {"sentAgain": _again(delivery, 3)},
    ]
    for number in (*order, *order):
        _tell(reporter, **reports[number])
    assert REASON not in _admin("")
    _tell(reporter, refused=_refused(delivery, later=4))
    for number in order:
        _tell(reporter, **reports[number])
    assert REASON in _admin("")


def test_a_later_event_of_the_page_that_arrived_ends_the_matter(
    reporter: Client, delivery: Delivery, editor: Editor, course: Course
) -> None:
    _tell(reporter, refused=_refused(delivery))
    editor.publish(course, summary="Mended.")
    Delivery.objects.filter(state="pending").update(state="delivered")
    assert REASON not in _admin("")


def test_webhooks_of_somebody_else_mark_nothing(reporter: Client, delivery: Delivery) -> None:
    forged = [{"id": "msg_forged", "at": 2**50, "signedAt": 2**40, "reason": "x"}]
    assert _tell(reporter, refused=forged).json() == {"marked": 0}


def test_only_the_token_for_reports_may_report(
    reader: Client, writer: Client, delivery: Delivery
) -> None:
    for other in (reader, writer):
        assert _tell(other, refused=_refused(delivery)).status_code == 403
    assert _tell(Client(HTTP_HOST="127.0.0.1")).status_code == 401


def test_the_token_for_reports_may_do_nothing_else(reporter: Client, course: Course) -> None:
    assert reporter.get("/api/webhooks/").status_code == 403
    assert reporter.post("/api/webhooks/announce/").status_code == 403
    made = reporter.post(
        "/api/v3/pages/",
        {"meta": {"type": "courses.Course", "parent_id": course.get_parent().pk}, "title": "X"},
        content_type="application/json",
    )
    assert made.status_code in {403, 404, 422}
    assert reporter.delete(f"/api/v3/pages/{course.pk}/").status_code in {403, 404}
    assert Course.objects.filter(pk=course.pk).exists()


def test_a_batch_of_which_one_part_is_wrong_changes_nothing(
    reporter: Client, delivery: Delivery
) -> None:
    assert _tell(reporter, refused=[*_refused(delivery), {"id": "x"}]).status_code == 400
    assert REASON not in _admin("")


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        "{}",
        '{"refused": [1], "sentAgain": []}',
        '{"refused": [], "sentAgain": ["msg_a"]}',
        '{"refused": [], "sentAgain": [{"id": "msg_a", "at": "x"}]}',
    ],
)
def test_a_body_in_another_form_is_refused(reporter: Client, body: str) -> None:
    answer = reporter.post("/api/webhooks/refused/", body, content_type="application/json")
    assert answer.status_code == 400
