"""The language that a learner chooses, once a course is published in it."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.aws import Aws
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, course_event

TITLE = "Ein deutscher Kurs"


def _choose(visitor: Visitor, language: str) -> None:
    visitor.open("/profile")
    visitor.page.get_by_label("Language").select_option(label=language)
    visitor.press("Save the preferences")
    expect(visitor.page.get_by_text("Saved", exact=True)).to_be_visible()


@pytest.fixture
def german_course(lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int) -> Iterator[str]:
    """The first course in German; the three others have no translation."""

    def listed() -> list[str]:
        rows = aws.partition(lectern.outputs.contentTable, "CATALOGUE#de")
        return [row["title"] for row in rows if "title" in row]

    webhook.send(course_event(entry_id, 1, TITLE, locale="de", translationKey="ours"))
    eventually(lambda: listed() == [TITLE])
    yield TITLE
    gone = {"id": entry_id, "contentType": "course", "locale": "de", "version": 2}
    event = {"type": "entry.deleted", "timestamp": "2026-11-21T02:00:00.000Z", "data": gone}
    webhook.send(json.dumps(event).encode())
    eventually(lambda: not listed())


@pytest.fixture
def german(german_course: str, new_visitor: NewVisitor) -> Iterator[Visitor]:
    """The second learner, who reads in German until the test is over."""
    assert german_course
    visitor = new_visitor()
    visitor.sign_in(visitor.outputs.demoUsers[1])
    _choose(visitor, "Deutsch")
    yield visitor
    _choose(visitor, "English")


def test_a_language_without_courses_is_not_offered(learner: Visitor) -> None:
    learner.open("/profile")
    expect(learner.page.get_by_text("Theme", exact=True)).to_be_visible()
    expect(learner.page.get_by_label("Language")).to_have_count(0)


def test_what_is_not_translated_follows_after_and_is_named(german: Visitor) -> None:
    german.open("/catalogue")
    titles = german.page.locator(".card-link")
    expect(titles).to_have_count(4)
    expect(titles.first).to_have_text(TITLE)
    expect(german.page.get_by_text("English", exact=True)).to_have_count(3)


def test_dates_are_written_in_it(german: Visitor) -> None:
    german.open("/catalogue")
    german.page.locator(".card-link").nth(1).click()
    german.page.locator("main a[href^='/lessons/']").first.click()
    expect(german.page.locator("article .prose")).to_be_visible()
    expect(
        german.page.locator("main").get_by_text(re.compile(r"^\d{1,2}\. \w+ \d{4}$"))
    ).to_be_visible()
