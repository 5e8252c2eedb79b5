"""The admin offers an editor of courses what the site uses, and no more."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from local.cms import credentials
from local.cms.courses.models import Course
from tests.unit.cms.editor import Editor, picture


@pytest.mark.parametrize("who", [credentials.EDITOR_EMAIL, credentials.ADMIN_EMAIL])
def test_no_menu_leads_to_what_the_site_does_not_use(who: str) -> None:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=who))
    page = browser.get("/admin/").content.decode()
    for unused in ("/admin/reports/", "/admin/documents/", "/admin/snippets/"):
        assert f'"url": "{unused}' not in page
    assert "Courses and lessons" in page


def test_a_course_has_no_field_that_nothing_reads(course: Course) -> None:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    form = browser.get(f"/admin/pages/{course.pk}/edit/").content.decode()
    assert 'name="slug"' in form
    for unused in ("seo_title", "show_in_menus", "search_description"):
        assert f'name="{unused}"' not in form


def _editor() -> Client:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    return browser


def test_an_editors_pages_begin_with_the_catalogue(course: Course) -> None:
    answer = _editor().get("/admin/pages/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/admin/pages/{course.get_parent().pk}/"
    assert "not be accessible at any URL" not in answer.content.decode()


def test_no_page_offers_a_privacy_that_the_site_doesnt_have(course: Course) -> None:
    form = _editor().get(f"/admin/pages/{course.pk}/edit/").content.decode()
    assert 'data-a11y-dialog-show="set-privacy"' not in form


def test_the_help_menu_tells_no_news_of_wagtail() -> None:
    page = _editor().get("/admin/").content.decode()
    assert "whats-new-in-wagtail" not in page
    assert "Editor Guide" in page


def test_nothing_in_the_help_menu_is_counted_as_unread() -> None:
    """Wagtail shows how many of a menu's items weren't dismissed yet."""
    page = _editor().get("/admin/").content.decode()
    countable = re.findall(r'"data-w-dismissible-id-value": "([^"]*)"', page)
    assert countable == ["help"], "the menu itself, which counts its items"


def test_a_picture_has_no_field_that_nothing_reads() -> None:
    image = picture(40, 40)
    for address in (f"/admin/images/{image.pk}/", "/admin/images/add/"):
        form = _editor().get(address).content.decode()
        assert 'name="title"' in form
        assert "focal-point" not in form
        assert re.search('<input type="hidden" name="description"', form)


def test_a_picture_is_changed_by_what_its_form_offers() -> None:
    image = picture(40, 40)
    form = {"title": "Named", "tags": "", "description": "", "collection": image.collection_id}
    _editor().post(f"/admin/images/{image.pk}/", form)
    assert type(image).objects.get(pk=image.pk).title == "Named"


@pytest.mark.parametrize("who", [credentials.EDITOR_EMAIL, credentials.ADMIN_EMAIL])
def test_the_catalogue_offers_no_form_but_new_courses(who: str, course: Course) -> None:
    browser, catalogue = Client(HTTP_HOST="127.0.0.1"), course.get_parent()
    browser.force_login(User.objects.get(username=who))
    explorer = browser.get(f"/admin/pages/{catalogue.pk}/").content.decode()
    assert f"/admin/pages/{catalogue.pk}/edit/" not in explorer
    assert f"/admin/pages/{catalogue.pk}/add_subpage/" in explorer
    assert browser.get(f"/admin/pages/{catalogue.pk}/edit/").status_code == 302
    assert browser.get(f"/admin/pages/add/courses/course/{catalogue.pk}/").status_code == 200


def test_the_api_offers_no_change_of_the_catalogue(writer: Client, course: Course) -> None:
    address = f"/api/v3/pages/{course.get_parent().pk}/"
    answer = writer.patch(address, {"title": "Other"}, content_type="application/json")
    assert answer.status_code == 403
    assert course.get_parent().title == "Catalogue"


def test_a_preview_shows_a_list_as_learners_see_it(editor: Editor, course: Course) -> None:
    cut = "<ol><li>a<ul><li>b</li></ul></li></ol><ol><li>c</li></ol>"
    lesson = editor.lesson(course, "Listed", body=[{"type": "text", "value": cut}])
    preview = lesson.make_preview_request(None, "").content.decode()
    assert "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>" in preview
