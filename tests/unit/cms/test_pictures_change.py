"""A page is announced again when a picture that it shows is another one, or gone."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Bitmap
from wagtail.images.models import Image

from local.cms import credentials
from local.cms.courses.models import Course, Lesson
from tests.unit.cms.editor import Editor, events, picture, told


@pytest.fixture
def browser() -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    return client


@pytest.fixture
def shown(editor: Editor, course: Course) -> tuple[Image, Lesson]:
    image = picture()
    body = [{"type": "image", "value": {"image": image.pk, "alt": "A", "caption": ""}}]
    lesson = editor.lesson(course, "Shows", body=body, cover=image, cover_alt="A", publish=True)
    editor.forget_events()
    return image, lesson


def _file() -> SimpleUploadedFile:
    out = io.BytesIO()
    Bitmap.new("RGB", (640, 360), (200, 10, 10)).save(out, "PNG")
    return SimpleUploadedFile("another.png", out.getvalue())


def test_a_replaced_picture(browser: Client, shown: tuple[Image, Lesson]) -> None:
    image, lesson = shown
    given = {"title": "A", "file": _file(), "collection": "1", "tags": "", "description": ""}
    browser.post(f"/admin/images/{image.pk}/", given)
    (event,) = events()
    assert event["data"]["id"] == lesson.pk
    assert "another" in event["data"]["cover"]["url"]
    assert "another" in event["data"]["body"][0]["url"]


def test_a_deleted_picture(browser: Client, shown: tuple[Image, Lesson]) -> None:
    image, _lesson = shown
    browser.post(f"/admin/images/{image.pk}/delete/")
    (event,) = events()
    assert (event["data"]["cover"], event["data"]["body"]) == (None, [])


def test_a_picture_replaced_or_deleted_by_the_api(
    writer: Client, shown: tuple[Image, Lesson]
) -> None:
    image, lesson = shown
    writer.delete(f"/api/v3/images/{image.pk}/")
    assert told() == [("entry.published", lesson.pk)]


def test_another_title_of_a_picture_is_no_news(
    browser: Client, shown: tuple[Image, Lesson]
) -> None:
    image, _lesson = shown
    given = {"title": "Renamed", "collection": "1", "tags": "", "description": ""}
    browser.post(f"/admin/images/{image.pk}/", given)
    assert told() == []


def test_a_picture_that_nobody_shows_is_no_news(
    browser: Client, shown: tuple[Image, Lesson]
) -> None:
    browser.post(f"/admin/images/{picture().pk}/delete/")
    assert told() == []


def test_a_linked_page_that_is_renamed_or_withdrawn(editor: Editor, course: Course) -> None:
    target = editor.lesson(course, "Target", publish=True)
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    linking = editor.lesson(course, "Linking", body=[{"type": "text", "value": link}], publish=True)
    editor.forget_events()
    editor.publish(target, slug="other")
    assert told() == [("entry.published", target.pk), ("entry.published", linking.pk)]
    assert "/other" in str(events()[-1]["data"]["body"])
    editor.unpublish(target)
    assert told()[2:] == [("entry.unpublished", target.pk), ("entry.published", linking.pk)]
    assert "href" not in str(events()[-1]["data"]["body"])
