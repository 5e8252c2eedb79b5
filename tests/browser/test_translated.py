"""A page that the browser translates goes on working, and shows new texts, never old ones."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Response, expect

from tests.browser.visitor import Visitor

TRANSLATOR = Path(__file__).with_name("translators.js").read_text()
KINDS = ("replace", "insert", "wrap", "join")
OPEN = ("/", "/sign-in", "/sign-up", "/forgot-password", "/confirm", "/no/such/page")
OWN = ("/", "/catalogue", "/search?q=partition", "/profile", "/plan", "/statistics")

every_kind = pytest.mark.parametrize("kind", KINDS)


def _translate(visitor: Visitor, kind: str) -> None:
    expect(visitor.page.locator("h1:not([data-waiting])").first).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.evaluate(f"({TRANSLATOR})('{kind}')")
    expect(visitor.page.locator("main font").first).to_be_attached()


def _is_write(answer: Response) -> bool:
    """What is marked is put, and what is taken back is deleted."""
    return answer.request.headers.get("x-amz-target", "").endswith(("PutItem", "DeleteItem"))


def _unbroken(visitor: Visitor) -> None:
    expect(visitor.page.get_by_text("Something broke")).to_have_count(0)
    assert visitor.page_errors == []


@every_kind
def test_a_translated_lesson_says_what_was_clicked(learner: Visitor, kind: str) -> None:
    learner.open("/catalogue")
    learner.page.locator(".card-link").first.click()
    learner.page.locator("main a[href^='/lessons/']").first.click()
    expect(learner.page.locator("article .prose")).to_be_visible()
    _translate(learner, kind)
    read = learner.page.locator("button[data-mark=progress]")
    before = read.get_attribute("aria-pressed")
    for pressed in ("false" if before == "true" else "true", before or ""):
        with learner.page.expect_response(_is_write):  # else the second click meets the first
            read.click()
        expect(read).to_have_attribute("aria-pressed", pressed)
        words = "Marked as read" if pressed == "true" else "Mark as read"
        expect(read).to_have_text(re.compile(f"^«?{words}»?$"))
    _unbroken(learner)


@every_kind
def test_a_translated_search_shows_the_new_results(learner: Visitor, kind: str) -> None:
    learner.open("/search?q=key")
    expect(learner.page.locator(".hit").first).to_be_visible()
    _translate(learner, kind)
    learner.page.locator("#q").fill("partition")
    learner.page.locator("#q").press("Enter")
    summary = learner.page.locator("main p", has_text=re.compile("result"))
    expect(summary.filter(has_text="partition").first).to_be_visible()
    expect(learner.page.locator("main").get_by_text("“key”")).to_have_count(0)
    _unbroken(learner)


@every_kind
@pytest.mark.parametrize("path", OPEN)
def test_a_visitors_translated_page_can_be_left(visitor: Visitor, path: str, kind: str) -> None:
    visitor.open(path)
    _translate(visitor, kind)
    visitor.page.locator(".site-header .icon-button").first.click()  # the theme's
    visitor.page.context.set_offline(True)
    expect(visitor.page.locator(".offline-bar")).to_be_visible()
    visitor.page.context.set_offline(False)
    expect(visitor.page.locator(".offline-bar")).to_have_count(0)
    visitor.page.locator(".footer-links a[href='/catalogue']").click()
    expect(visitor.page.locator("h1", has_text="Sign in to see")).to_be_visible()
    _unbroken(visitor)


@every_kind
def test_a_learners_translated_pages_follow_one_another(learner: Visitor, kind: str) -> None:
    for path in OWN:
        learner.open(path)
        _translate(learner, kind)
        learner.page.locator(".brand").click()
        expect(learner.page.locator("h1", has_text="Welcome")).to_be_visible()
        _unbroken(learner)
    learner.page.locator("button[popovertarget='account-menu']").click()
    learner.page.locator(".menu button", has_text="Sign out").click()
    expect(learner.page.locator(".site-header a[href^='/sign-in']").first).to_be_visible()
    _unbroken(learner)
