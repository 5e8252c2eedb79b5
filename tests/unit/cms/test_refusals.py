"""What the queue or ingest would refuse, the admin's form and API v3 refuse, beside the field."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from local.cms import credentials
from local.cms.courses.models import Catalogue, Course, Lesson
from local.cms.webhooks.models import Delivery
from tests.unit.cms.editor import Editor, told

TEXT = [{"type": "text", "value": "<p>Hello</p>"}]


def _table(cell: str) -> dict[str, Any]:
    columns = [{"heading": "One", "alignment": ""}]
    return {"caption": "", "columns": columns, "rows": [[f"<p>{cell}</p>"]]}


def _create(writer: Client, course: Course, **fields: Any) -> Any:
    meta = {"type": "courses.Lesson", "parent_id": course.pk, "action": "publish"}
    given = {"meta": meta, "title": "New", "slug": "new", "summary": "S", "body": TEXT, **fields}
    return writer.post("/api/v3/pages/", given, content_type="application/json")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"tags": [f"t{number}" for number in range(31)]}, "tags"),
        ({"tags": ["x" * 61]}, "tags"),
        ({"title": "exam\ufffeple"}, "title"),
        ({"summary": "exam\uffffple"}, "summary"),
        ({"body": [{"type": "text", "value": "<p>exam\ufffeple</p>"}]}, "body"),
        ({"body": [{"type": "text", "value": f"<p>{'long ' * 60_000}</p>"}]}, "body"),
        ({"body": [{"type": "text", "value": f"<p>{'語' * 85_000}</p>"}]}, "body"),
        (
            {"body": [{"type": "video", "value": {"url": "ftp://a.example/v", "title": "T"}}]},
            "body",
        ),
    ],
    ids=["31 tags", "long tag", "U+FFFE", "U+FFFF", "in body", "256 KiB", "in bytes", "ftp"],
)
def test_the_api_refuses_what_would_not_arrive(
    writer: Client, course: Course, fields: dict[str, Any], field: str
) -> None:
    answer = _create(writer, course, **fields)
    assert answer.status_code == 422, answer.content[:500]
    assert field in str(answer.json())
    assert not Lesson.objects.filter(slug="new").exists()
    assert told() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"tags": [f"t{n}" for n in range(31)]}, "A lesson has at most 30 tags; this one has 31."),
        ({"tags": ["short", "x" * 61]}, f"The tag “{'x' * 61}” is longer than 60 characters."),
        (
            {"body": [*TEXT, {"type": "table", "value": _table("c" * 5001)}]},
            "Block 2: its longest cell is longer than 5000 characters.",
        ),
    ],
    ids=["31 tags", "long tag", "long cell"],
)
def test_the_reason_names_what_is_wrong_in_an_editors_words(
    writer: Client, course: Course, fields: dict[str, Any], words: str
) -> None:
    answer = str(_create(writer, course, **fields).json())
    assert words in answer
    for jargon in ("members", "body.data", "must be text"):
        assert jargon not in answer


def test_as_much_as_ingest_takes_is_published(writer: Client, course: Course) -> None:
    tags = [f"{number:02}" + "x" * 58 for number in range(30)]
    assert _create(writer, course, tags=tags).status_code == 201
    assert len(told()) == 1


def test_the_admin_says_it_beside_the_field(course: Course) -> None:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    form = {
        "title": "Keys",
        "slug": "keys",
        "summary": "S",
        "level": "beginner",
        "tags": ", ".join(f"t{number}" for number in range(31)),
        "cover": "",
        "cover_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }
    page = browser.post(f"/admin/pages/{course.pk}/edit/", form).content.decode()
    assert "A course has at most 30 tags; this one has 31." in page
    assert told() == []
    form["tags"] = "one"
    browser.post(f"/admin/pages/{course.pk}/edit/", form)
    assert [event for event, _ in told()] == ["entry.published"]


def test_what_was_refused_all_the_same_is_told_on_the_page(editor: Editor, course: Course) -> None:
    editor.publish(course)
    Delivery.objects.update(state="failed", last_error="The receiver answered 413")
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    page = browser.get(f"/admin/pages/{course.pk}/edit/").content.decode()
    assert "The receiver answered 413" in page
    home = browser.get("/admin/").content.decode()
    assert "Keys" in home
    assert "The receiver answered 413" in home


@pytest.mark.parametrize("who", [credentials.EDITOR_EMAIL, credentials.ADMIN_EMAIL])
@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_nobody_takes_the_catalogue_away(who: str, act: str) -> None:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=who))
    catalogue = Catalogue.objects.get()
    browser.post(f"/admin/pages/{catalogue.pk}/{act}/", {})
    assert Catalogue.objects.get().live


def test_the_api_leaves_the_catalogue_alone(writer: Client) -> None:
    catalogue = Catalogue.objects.get()
    assert writer.delete(f"/api/v3/pages/{catalogue.pk}/").status_code in {403, 404}
    address = f"/api/v3/pages/{catalogue.pk}/actions/unpublish/"
    assert writer.post(address, {}, content_type="application/json").status_code == 403
    assert Catalogue.objects.get().live
