"""What a reconcile reads: the list of published pages, and each as its webhook told it."""

import json

import pytest
from django.test import Client

from local.cms import published_api
from local.cms.courses.models import Course, Lesson
from local.cms.webhooks.models import Delivery
from tests.unit.cms.editor import Editor, events

PATH = "/api/published/"


def listed(reader: Client, **asked: object) -> dict[str, object]:
    answer = reader.get(PATH, {name: str(value) for name, value in asked.items()})
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


@pytest.fixture
def published(editor: Editor, course: Course, full_course: Course, lessons: list[Lesson]) -> None:
    """All pages of both courses, announced anew: the outbox holds them."""
    for page in (course, full_course, *lessons):
        editor.publish(page)


@pytest.mark.usefixtures("published")
def test_each_published_page_is_listed_with_the_version_of_its_newest_webhook(
    reader: Client, editor: Editor, course: Course
) -> None:
    editor.publish(course, title="Keys again")
    newest = {event["data"]["id"]: event["data"]["version"] for event in events()}
    found = listed(reader)
    items = found["items"]
    assert found["total"] == 5
    assert [(each["id"], each["version"]) for each in items] == sorted(newest.items())  # type: ignore[attr-defined]


@pytest.mark.usefixtures("published")
def test_a_page_is_listed_once_however_the_list_is_cut(reader: Client) -> None:
    found, after = [], 0
    while items := listed(reader, after=after, limit=2)["items"]:
        found += [each["id"] for each in items]  # type: ignore[attr-defined]
        after = found[-1]
    assert found == sorted({*found})
    assert len(found) == 5


@pytest.mark.usefixtures("published")
def test_an_entry_is_exactly_the_body_of_its_newest_webhook(
    reader: Client, lessons: list[Lesson]
) -> None:
    page_id = lessons[0].pk
    told = Delivery.objects.filter(page_id=page_id).latest("id")
    assert reader.get(f"{PATH}{page_id}/").content.decode() == told.body
    assert json.loads(told.body)["data"]["version"] == told.pk


@pytest.mark.usefixtures("published")
def test_what_was_withdrawn_is_neither_listed_nor_given(
    reader: Client, editor: Editor, lessons: list[Lesson]
) -> None:
    editor.unpublish(lessons[0])
    editor.delete(lessons[1])
    assert listed(reader)["total"] == 3
    for gone in lessons[:2]:
        assert reader.get(f"{PATH}{gone.pk}/").status_code == 404


def test_nobody_reads_it_without_a_token() -> None:
    assert Client(HTTP_HOST="127.0.0.1").get(PATH).status_code == 401
    assert Client(HTTP_HOST="127.0.0.1").get(f"{PATH}1/").status_code == 401


@pytest.mark.parametrize(
    "asked", [{"limit": 0}, {"limit": published_api.MOST + 1}, {"after": -1}, {"after": "x"}]
)
def test_a_senseless_question_is_refused_in_words(reader: Client, asked: dict[str, str]) -> None:
    answer = reader.get(PATH, asked)
    assert answer.status_code == 400
    assert "limit 1 to" in answer.json()["message"]


def test_a_number_that_no_page_can_have_is_not_found(reader: Client) -> None:
    assert reader.get(f"{PATH}{2**70}/").status_code == 404
