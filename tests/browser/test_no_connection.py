"""A click without a connection, or after a new deployment took a page's code away."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visitor import Visitor

COURSE_CODE = "**/assets/_courses_*.js"


def _same_document(page: Page) -> bool:
    return page.evaluate("window.seen === true") is True


@pytest.fixture
def saver(visitor: Visitor) -> Visitor:
    """A learner who asked to save data: nothing is fetched ahead, so a click needs the network."""
    visitor.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    visitor.sign_in(visitor.outputs.demoUsers[0])
    return visitor


def test_a_page_that_was_fetched_while_idle_opens_offline(learner: Visitor) -> None:
    learner.open("/catalogue")
    expect(learner.page.locator(".card-link").first).to_be_visible()
    learner.page.wait_for_load_state("networkidle")
    learner.page.evaluate("window.seen = true")
    learner.page.context.set_offline(True)
    learner.page.locator(".card-link").first.click()
    expect(learner.heading("You’re offline")).to_be_visible()
    learner.page.context.set_offline(False)
    expect(learner.page.locator("main a[href^='/lessons/']").first).to_be_visible()
    assert _same_document(learner.page)


def test_a_click_offline_waits_and_goes_on_when_the_connection_is_back(saver: Visitor) -> None:
    saver.open("/catalogue")
    expect(saver.page.locator(".card-link").first).to_be_visible()
    saver.page.evaluate("window.seen = true")
    saver.page.context.set_offline(True)
    saver.page.locator(".card-link").first.click()
    expect(saver.page.get_by_text("waits for the connection and then opens")).to_be_visible()
    expect(saver.heading("Catalogue")).to_be_visible()
    saver.page.context.set_offline(False)
    expect(saver.page.locator("main a[href^='/lessons/']").first).to_be_visible(timeout=25_000)
    assert _same_document(saver.page)


def test_code_that_a_deployment_took_away_is_one_full_load_of_the_address(saver: Visitor) -> None:
    saver.open("/catalogue")
    card = saver.page.locator(".card-link").first
    expect(card).to_be_visible()
    goal = str(card.get_attribute("href"))
    asked: list[str] = []

    def gone_once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=404, body="")
        else:
            route.continue_()

    saver.page.route(COURSE_CODE, gone_once)
    loads: list[str] = []
    saver.page.on("load", lambda page: loads.append(page.url))
    card.click()
    expect(saver.page.locator("main a[href^='/lessons/']").first).to_be_visible()
    assert [url.endswith(goal) for url in loads] == [True]


def test_a_reload_keeps_the_place_in_a_lesson(learner: Visitor) -> None:
    learner.open("/catalogue")
    learner.page.locator(".card-link").first.click()
    learner.page.locator("main a[href^='/lessons/']").first.click()
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.evaluate("scrollTo(0, 600)")
    learner.page.wait_for_function("scrollY === 600")
    learner.page.reload()
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.wait_for_function("Math.abs(scrollY - 600) <= 2")
    learner.page.goto("about:blank")
    learner.page.go_back()
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.wait_for_function("Math.abs(scrollY - 600) <= 2")
