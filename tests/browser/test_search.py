"""More hits than one answer holds. What the API answers is made up here, and tested on its own."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.browser.visitor import Visitor

TOTAL = 57
AT_ONCE = 20
FURTHER = re.compile(r"/search\?q=keys&.*from=20")


def _hit(number: int) -> dict[str, object]:
    words = {"title": f"Hit {number}", "summary": "About keys.", "slug": "s", "courseTitle": ""}
    kind = {"contentId": f"wagtail-9{number:04}", "contentType": "lesson", "locale": "en"}
    return {**words, **kind, "likes": 0}


@pytest.fixture
def asked_from(learner: Visitor) -> list[int]:
    """Where each answer began, in the order of the requests."""
    starts: list[int] = []

    def answer(route: Route) -> None:
        if route.request.method == "OPTIONS":
            return route.continue_()
        start = int(parse_qs(urlsplit(route.request.url).query).get("from", ["0"])[0])
        starts.append(start)
        hits = [_hit(number) for number in range(start, min(TOTAL, start + AT_ONCE))]
        return route.fulfill(
            json={"query": "keys", "total": TOTAL, "from": start, "hits": hits},
            headers={"access-control-allow-origin": learner.outputs.siteUrl},
        )

    learner.page.route(re.compile(r"/search\?q=keys&"), answer)
    return starts


def test_all_hits_can_be_seen_and_are_counted(learner: Visitor, asked_from: list[int]) -> None:
    learner.open("/search?q=keys")
    said = learner.page.locator("main p[role=status]").first
    for shown in (20, 40):
        expect(learner.page.locator(".hit")).to_have_count(shown)
        expect(said).to_have_text(f"{shown} of {TOTAL} results")  # a count, and no hits
        learner.press("Show more")
    expect(learner.page.locator(".hit")).to_have_count(TOTAL)
    expect(said).to_have_text(f"{TOTAL} results")
    expect(learner.page.get_by_role("button", name="Show more")).to_have_count(0)
    assert asked_from[-2:] == [20, 40]
    # The button is gone: the focus went to the first of the hits that it brought.
    expect(learner.page.locator(".hit").nth(40).get_by_role("link")).to_be_focused()


def test_a_failed_answer_is_told_and_can_be_asked_for_again(
    learner: Visitor, asked_from: list[int]
) -> None:
    allowed = {"access-control-allow-origin": learner.outputs.siteUrl}
    learner.open("/search?q=keys")
    expect(learner.page.locator(".hit")).to_have_count(AT_ONCE)
    learner.page.route(FURTHER, lambda route: route.fulfill(status=502, json={}, headers=allowed))
    learner.press("Show more")
    expect(learner.page.locator("#more-problem")).to_contain_text("try again", timeout=20_000)
    expect(learner.page.locator(".hit")).to_have_count(AT_ONCE)
    learner.page.unroute(FURTHER)
    learner.press("Show more")
    expect(learner.page.locator(".hit")).to_have_count(2 * AT_ONCE)
    expect(learner.page.locator("#more-problem")).to_have_text("")
