"""The language that a learner chose, where no course is written in it yet."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor


def _choose(visitor: Visitor, language: str) -> None:
    visitor.open("/profile")
    visitor.page.get_by_label("Language").select_option(label=language)
    visitor.press("Save the preferences")
    expect(visitor.page.get_by_text("Saved", exact=True)).to_be_visible()


@pytest.fixture
def german(new_visitor: NewVisitor) -> Iterator[Visitor]:
    """The second learner, who reads in German until the test is over."""
    visitor = new_visitor()
    visitor.sign_in(visitor.outputs.demoUsers[1])
    _choose(visitor, "Deutsch")
    yield visitor
    _choose(visitor, "English")


def _catalogues_asked_for(visitor: Visitor) -> list[str]:
    found = (re.search(r"CATALOGUE#(\w+)", r.post_data or "") for r in visitor.dynamodb_calls())
    return [match[1] for match in found if match]


def test_courses_are_shown_in_english_where_there_are_none_in_it(german: Visitor) -> None:
    german.requests.clear()
    german.open("/catalogue")
    expect(german.page.locator(".card-link")).to_have_count(3)
    assert _catalogues_asked_for(german) == ["de", "en"]


def test_dates_are_written_in_it(german: Visitor) -> None:
    german.open("/catalogue")
    german.page.locator(".card-link").first.click()
    german.page.locator("main a[href^='/lessons/']").first.click()
    expect(german.page.locator("article .prose")).to_be_visible()
    expect(
        german.page.locator("main").get_by_text(re.compile(r"^\d{1,2}\. \w+ \d{4}$"))
    ).to_be_visible()
