"""A bookmark is a learner's own: kept beside the lesson, listed on the profile, taken back."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.visitor import Visitor


def _button(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("button", name=re.compile("^Bookmark"))


def _listed(visitor: Visitor) -> Locator:
    visitor.open("/profile")
    region = visitor.page.get_by_role("region", name="Bookmarks")
    expect(region).to_be_visible()
    return region


def _open_lesson(visitor: Visitor) -> str:
    visitor.open("/catalogue")
    visitor.page.locator(".card-link").first.click()
    expect(visitor.page).to_have_url(re.compile(r"/courses/"))
    visitor.page.locator("main a[href^='/lessons/']").nth(1).click()
    expect(visitor.page.locator("article .prose")).to_be_visible()
    return visitor.page.get_by_role("heading", level=1).inner_text()


def test_a_bookmarked_lesson_is_listed_until_it_is_taken_back(learner: Visitor) -> None:
    expect(_listed(learner)).to_contain_text("None yet.")
    title = _open_lesson(learner)
    address = learner.page.url
    _button(learner).click()
    expect(_button(learner)).to_have_attribute("aria-pressed", "true")

    learner.page.reload()
    expect(_button(learner)).to_have_attribute("aria-pressed", "true")
    listed = _listed(learner)
    listed.get_by_role("link", name=title).click()
    expect(learner.page).to_have_url(address)

    _button(learner).click()
    expect(_button(learner)).to_have_attribute("aria-pressed", "false")
    expect(_listed(learner)).to_contain_text("None yet.")


def test_a_bookmark_that_the_server_refuses_is_taken_back_with_a_reason(learner: Visitor) -> None:
    _open_lesson(learner)
    learner.page.route(
        learner.outputs.awsEndpoint + "/",
        lambda route: (
            route.fulfill(status=400, json={"__type": "AccessDeniedException", "message": "no"})
            if "PutItem" in route.request.headers.get("x-amz-target", "")
            else route.continue_()
        ),
    )
    _button(learner).click()
    problem = learner.page.locator("#bookmark-problem")
    expect(problem).to_contain_text("Your bookmark was not saved.")
    expect(_button(learner)).to_have_attribute("aria-pressed", "false")
