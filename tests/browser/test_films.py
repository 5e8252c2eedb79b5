"""A lesson's private film in the page: played by a signed address, by whoever may see it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from lectern import keys
from tests import film
from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.cloudfront import Distribution
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

FILM, ELSEWHERE = "/private/films/lesson.wav", "https://videos.example/talk"
TITLE = "How a key finds its partition"
HAVE_CURRENT_DATA = 2
"""HTML standard, "ready states": from here on there is something to show."""
ASKS = re.compile(r"/media\?content=")
REFUSALS = """
window.refusals = [];
addEventListener('securitypolicyviolation',
  event => window.refusals.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def lesson(
    lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int, distribution: Distribution
) -> str:
    """The address of a lesson with a film of our own and a video of another site."""
    distribution.files[FILM] = (film.KIND, film.silence())
    distribution.asked.clear()
    shown = [(distribution.origin + FILM, TITLE), (ELSEWHERE, "A talk elsewhere")]
    body = [{"type": "video", "url": url, "title": title} for url, title in shown]
    webhook.send(lesson_event(entry_id, 1, "A lesson with a film", body=body))
    entry = keys.entry(f"wagtail-{entry_id}")
    eventually(lambda: aws.item(lectern.outputs.contentTable, entry))
    return f"/lessons/wagtail-{entry_id}/lesson-{entry_id}"


def _play(page: Page) -> Locator:
    return page.get_by_role("button", name=f"{TITLE} Play the film")


def _screen(page: Page) -> Locator:
    return page.get_by_label(TITLE, exact=True)


def _has_data(page: Page) -> None:
    ready = "document.querySelector('video')?.readyState ?? 0"
    eventually(lambda: page.evaluate(ready) >= HAVE_CURRENT_DATA, what="the film's data")


def test_a_film_is_played_by_keyboard_with_an_address_that_cloudfront_takes(
    learner: Visitor, lesson: str, distribution: Distribution
) -> None:
    page = learner.page
    page.add_init_script(REFUSALS)
    learner.open(lesson)
    _play(page).focus()
    page.keyboard.press("Enter")

    _has_data(page)
    expect(_screen(page)).to_be_focused()
    expect(_screen(page)).to_have_attribute("controls", "")
    target, status = distribution.asked[0]
    assert target.startswith(f"{FILM}?Expires=")
    assert status in (200, 206)
    assert distribution.lets_through(target)
    assert page.evaluate("window.refusals") == []


def test_before_play_nothing_of_a_film_is_asked_for(
    learner: Visitor, lesson: str, distribution: Distribution
) -> None:
    learner.open(lesson)
    expect(_play(learner.page)).to_be_visible()
    assert distribution.asked == []
    assert not [request for request in learner.requests if ASKS.search(request.url)]


def test_a_video_of_another_site_stays_a_link_to_it(learner: Visitor, lesson: str) -> None:
    learner.open(lesson)
    link = learner.page.get_by_role("link", name="A talk elsewhere")
    expect(link).to_have_attribute("href", ELSEWHERE)
    expect(link).to_have_attribute("target", "_blank")


def _answers(page: Page, first: Any) -> list[str]:
    """Changes the API's first answer about a film; the addresses that were asked."""
    asked: list[str] = []

    def handle(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            first(route)
        else:
            route.continue_()

    page.route(ASKS, handle)
    return asked


def test_an_address_that_has_run_out_is_asked_for_once_more(
    learner: Visitor, lesson: str, distribution: Distribution
) -> None:
    def run_out(route: Route) -> None:
        body = route.fetch().json()
        old = re.sub(r"Expires=\d+", "Expires=1", body["url"])
        route.fulfill(json={"url": old, "expiresAt": 1})

    asked = _answers(learner.page, run_out)
    learner.open(lesson)
    _play(learner.page).click()

    _has_data(learner.page)
    assert len(asked) == 2
    assert [status for _, status in distribution.asked][:1] == [403]
    assert distribution.asked[-1][1] in (200, 206)


def test_a_refusal_is_a_sentence_beside_the_film_and_play_is_there_again(
    learner: Visitor, lesson: str
) -> None:
    gone = {"error": {"code": "no-such-media", "message": "…"}}
    _answers(learner.page, lambda route: route.fulfill(status=404, json=gone))
    learner.open(lesson)
    _play(learner.page).click()

    expect(learner.page.get_by_role("alert")).to_contain_text("Reload the page")
    _play(learner.page).click()
    _has_data(learner.page)
    expect(learner.page.get_by_role("alert")).to_have_count(0)


def test_a_film_that_isnt_there_says_what_to_do(
    learner: Visitor, lesson: str, distribution: Distribution
) -> None:
    del distribution.files[FILM]
    learner.open(lesson)
    _play(learner.page).click()
    expect(learner.page.get_by_role("alert")).to_contain_text("press Play to go on")
    expect(_play(learner.page)).to_be_focused()


def test_leaving_the_lesson_ends_the_film(learner: Visitor, lesson: str) -> None:
    learner.open(lesson)
    _play(learner.page).click()
    _has_data(learner.page)
    learner.page.get_by_role("link", name="Catalogue").first.click()
    expect(learner.page.locator(".card-link").first).to_be_visible()
    learner.page.go_back()
    expect(_play(learner.page)).to_be_visible()
