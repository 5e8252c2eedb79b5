"""The admin offers an editor of courses what the site uses, and no more."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from local.cms import credentials
from local.cms.courses.models import Course


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
    assert "whats-new-in-wagtail" not in _editor().get("/admin/").content.decode()
