"""Every course reaches every reader, in whatever languages it is published."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.aws import Aws
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, course_event

TITLE = "Ein deutscher Kurs"
ARABIC = "دورة باللغة العربية"

Publish = Callable[[str, str], None]


def _choose(visitor: Visitor, language: str) -> None:
    visitor.open("/profile")
    visitor.page.get_by_label("Language").select_option(label=language)
    visitor.press("Save the preferences")
    expect(visitor.page.get_by_text("Saved", exact=True)).to_be_visible()


@pytest.fixture
def publish(lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int) -> Iterator[Publish]:
    """Publishes a course in a language and waits until it is listed; withdrawn after the test."""
    made: dict[str, int] = {}

    def listed(locale: str) -> list[str]:
        rows = aws.partition(lectern.outputs.contentTable, f"CATALOGUE#{locale}")
        return [row["title"] for row in rows if "title" in row]

    def send(title: str, locale: str) -> None:
        made[locale] = entry_id + len(made)
        webhook.send(
            course_event(made[locale], 1, title, locale=locale, translationKey=f"ours-{locale}")
        )
        eventually(lambda: listed(locale) == [title])

    yield send
    for locale, number in made.items():
        gone = {"id": number, "contentType": "course", "locale": locale, "version": 2}
        event = {"type": "entry.deleted", "timestamp": "2026-11-21T02:00:00.000Z", "data": gone}
        webhook.send(json.dumps(event).encode())
        eventually(lambda locale=locale: not listed(locale))  # type: ignore[misc]


@pytest.fixture
def german(publish: Publish, new_visitor: NewVisitor) -> Iterator[Visitor]:
    """The second learner, who reads in German until the test is over."""
    publish(TITLE, "de")
    visitor = new_visitor()
    visitor.sign_in(visitor.outputs.demoUsers[1])
    _choose(visitor, "Deutsch")
    yield visitor
    _choose(visitor, "English")


def _card(reader: Visitor, title: str) -> Locator:
    return reader.page.locator(".card").filter(has_text=title)


def test_a_language_without_courses_is_not_offered(learner: Visitor) -> None:
    learner.open("/profile")
    expect(learner.page.get_by_text("Theme", exact=True)).to_be_visible()
    expect(learner.page.get_by_label("Language")).to_have_count(0)


def test_an_english_reader_sees_what_is_only_in_other_languages(
    publish: Publish, learner: Visitor
) -> None:
    publish(TITLE, "de")
    publish(ARABIC, "ar")
    expect(learner.page.locator(".card-link").first).to_be_visible()
    learner.page.wait_for_load_state("networkidle")
    learner.requests.clear()
    learner.open("/catalogue")
    expect(learner.page.locator(".card-link")).to_have_count(5)
    asked = [call.post_data or "" for call in learner.dynamodb_calls("Query")]
    catalogues = [
        match[0] for text in asked for match in [re.search(r"CATALOGUE#\w+", text)] if match
    ]
    assert sorted(catalogues) == ["CATALOGUE#ar", "CATALOGUE#de", "CATALOGUE#en"]
    for title, lang, name in ((TITLE, "de", "Deutsch"), (ARABIC, "ar", "العربية")):
        card = _card(learner, title)
        expect(card.locator("h3")).to_have_attribute("lang", lang)
        expect(card.locator(".tag")).to_have_text(name)
        expect(card.locator(".tag")).to_have_attribute("lang", lang)
    learner.follow(ARABIC)
    heading = learner.heading(ARABIC)
    expect(heading).to_have_css("direction", "rtl")
    expect(learner.page.locator("main").get_by_text("العربية", exact=True)).to_be_visible()


def test_what_is_not_translated_follows_after_and_is_named(german: Visitor) -> None:
    german.open("/catalogue")
    titles = german.page.locator(".card-link")
    expect(titles).to_have_count(4)
    expect(titles.first).to_have_text(TITLE)
    expect(german.page.get_by_text("English", exact=True)).to_have_count(3)


def test_a_hit_in_another_language_is_named_by_it(german: Visitor) -> None:
    german.open("/search?q=partition")
    hit = german.page.locator(".hit").first
    expect(hit.locator("h2")).to_have_attribute("lang", "en")
    expect(hit.locator(".tag")).to_have_text("English")


def test_dates_are_written_in_it(german: Visitor) -> None:
    german.open("/catalogue")
    german.page.locator(".card-link").nth(1).click()
    german.page.locator("main a[href^='/lessons/']").first.click()
    expect(german.page.locator("article .prose")).to_be_visible()
    expect(
        german.page.locator("main").get_by_text(re.compile(r"^\d{1,2}\. \w+ \d{4}$"))
    ).to_be_visible()
