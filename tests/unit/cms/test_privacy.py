"""Privacy and links: what the admin offers, the site honours."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import PageViewRestriction

from local.cms import credentials
from local.cms.courses.models import Catalogue, Course, Lesson
from tests.unit.cms.editor import Editor, events, told


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_a_page_that_was_made_private_is_withdrawn_with_its_lessons(
    full_course: Course, lessons: list[Lesson], kind: str, reader: Client
) -> None:
    restriction = PageViewRestriction.objects.create(
        page=full_course, restriction_type=kind, password="secret"
    )
    family = [full_course.pk, *(lesson.pk for lesson in lessons)]
    assert told() == [("entry.unpublished", page_id) for page_id in family]
    found = reader.get("/api/v2/pages/", {"type": "courses.Lesson", "search": "one"}).json()
    assert found["items"] == []
    restriction.delete()
    assert [event for event, _ in told()[4:]] == ["entry.published"] * 4


def test_the_admin_offers_no_privacy(course: Course) -> None:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.ADMIN_EMAIL))
    answer = browser.get(f"/admin/pages/{course.pk}/privacy/")
    assert b"restriction_type" not in answer.content


def test_a_link_to_the_catalogue_leads_to_the_sites_own(editor: Editor, course: Course) -> None:
    link = f'<p><a linktype="page" id="{Catalogue.objects.get().pk}">all</a></p>'
    editor.lesson(course, "Linking", body=[{"type": "text", "value": link}], publish=True)
    assert 'href="/catalogue"' in events()[-1]["data"]["body"][0]["html"]


def test_a_link_to_a_draft_is_no_link_until_it_is_published(editor: Editor, course: Course) -> None:
    draft = editor.lesson(course, "Draft")
    link = f'<p>See <a linktype="page" id="{draft.pk}">there</a>.</p>'
    editor.lesson(course, "Linking", body=[{"type": "text", "value": link}], publish=True)
    assert "href" not in events()[-1]["data"]["body"][0]["html"]
    editor.publish(draft)
    assert f'href="/lessons/wagtail-{draft.pk}/draft"' in str(events()[-1])
