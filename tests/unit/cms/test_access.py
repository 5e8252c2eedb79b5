"""Who may do what with the CMS over HTTP."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from local.cms import credentials
from local.cms.courses.models import Course, Lesson
from local.cms.webhooks.models import Delivery
from tests.unit.cms.editor import Editor, picture, told


@pytest.fixture
def browser() -> Client:
    """An editor's browser, signed in."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    return client


def _new(course: Course) -> dict[str, object]:
    meta = {"type": "courses.Lesson", "parent_id": course.pk, "action": "publish"}
    return {"meta": meta, "title": "New", "slug": "new", "summary": "S", "body": []}


def test_the_writing_token_publishes(writer: Client, course: Course) -> None:
    body = [{"type": "text", "value": "<p>Hello</p>"}]
    given = {**_new(course), "body": body}
    answer = writer.post("/api/v3/pages/", given, content_type="application/json")
    assert answer.status_code == 201, answer.content
    assert told() == [("entry.published", answer.json()["id"])]


def test_the_reading_token_writes_nothing(reader: Client, course: Course) -> None:
    answer = reader.post("/api/v3/pages/", _new(course), content_type="application/json")
    assert answer.status_code == 403
    assert not Lesson.objects.filter(slug="new").exists()


def test_the_reading_token_sees_no_deliveries(reader: Client) -> None:
    assert reader.get("/api/webhooks/").status_code == 403


@pytest.mark.parametrize("path", ["/api/v3/pages/", "/api/v3/images/", "/api/v3/openapi.json"])
def test_nobody_reads_the_writing_api_without_a_token(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 401


def test_a_session_is_no_token(browser: Client) -> None:
    assert browser.get("/api/webhooks/").status_code == 401
    assert browser.post("/api/webhooks/announce/").status_code == 401


def test_the_summary_counts_and_lists_what_is_public(
    writer: Client, editor: Editor, course: Course, full_course: Course, lessons: list[Lesson]
) -> None:
    editor.unpublish(lessons[0])
    answer = writer.get("/api/webhooks/").json()
    assert answer["pending"] == 1
    assert answer["public"] == [course.pk, full_course.pk, lessons[1].pk, lessons[2].pk]


def test_announcing_everything_fills_the_outbox(writer: Client) -> None:
    assert writer.post("/api/webhooks/announce/").json() == {"announced": 5}


def test_another_host_name_is_refused() -> None:
    assert Client(HTTP_HOST="evil.example").get("/health").status_code == 400


def test_media_may_not_run_scripts(editor: Editor, course: Course) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get(picture().file.url)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_an_editor_sees_how_long_a_delivery_took(
    browser: Client, editor: Editor, course: Course
) -> None:
    editor.publish(course)
    delivery = Delivery.objects.get()
    Delivery.objects.update(
        state="delivered",
        attempts=1,
        queued_at=delivery.created_at,
        delivered_at=delivery.created_at,
    )
    listing = browser.get("/admin/webhook-deliveries/").content.decode()
    assert "delivered in 0 ms" in listing


def test_an_editor_can_send_a_delivery_again(
    browser: Client, editor: Editor, course: Course
) -> None:
    editor.publish(course)
    Delivery.objects.update(state="failed", attempts=9, last_error="The receiver answered 413")
    listing = browser.get("/admin/webhook-deliveries/").content.decode()
    assert "The receiver answered 413" in listing
    delivery = Delivery.objects.get()
    browser.post(f"/admin/webhook-deliveries/{delivery.pk}/send-again/")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("pending", 0)


def test_a_stranger_sends_nothing_again(editor: Editor, course: Course) -> None:
    editor.publish(course)
    Delivery.objects.update(state="failed")
    delivery = Delivery.objects.get()
    stranger = Client(HTTP_HOST="127.0.0.1")
    stranger.post(f"/admin/webhook-deliveries/{delivery.pk}/send-again/")
    delivery.refresh_from_db()
    assert delivery.state == "failed"


def test_a_preview_is_marked_as_one(browser: Client, editor: Editor, course: Course) -> None:
    draft = editor.lesson(course, "Unseen")
    answer = browser.get(f"/admin/pages/{draft.pk}/view_draft/")
    assert b"<strong>Preview.</strong>" in answer.content
    assert b"Some prose." in answer.content


def test_credentials_are_made_once_and_are_their_owners_alone(tmp_path: Path) -> None:
    made = credentials.ensure(tmp_path / "cms")
    assert credentials.ensure(tmp_path / "cms") == made
    mode = (tmp_path / "cms" / credentials.FILE_NAME).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_two_states_share_no_secret(tmp_path: Path) -> None:
    one, other = credentials.ensure(tmp_path / "a"), credentials.ensure(tmp_path / "b")
    assert one.api_token != other.api_token
    assert one.secret_key != other.secret_key
