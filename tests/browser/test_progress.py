"""How far one has read is kept, on every device; days with reading are counted, and shown."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor

TOP_OF = """(id) => document.getElementById(decodeURIComponent(id)).getBoundingClientRect().top"""


def _puts(family: str, request: Request) -> bool:
    asked = request.headers.get("x-amz-target", "").endswith(".PutItem")
    return asked and f'"{family}#' in (request.post_data or "")


def _open_lesson(visitor: Visitor) -> str:
    """The path of a lesson that isn't marked as read, open at its top."""
    visitor.open("/catalogue")
    visitor.page.locator(".card-link").first.click()
    visitor.page.locator(".lesson-row a").nth(1).click()
    expect(visitor.page.locator("article .prose")).to_be_visible()
    visitor.page.locator("[data-mark=progress][aria-pressed='false']").wait_for()
    return urlsplit(visitor.page.url).path


def _read_half(page: Page) -> None:
    """Scrolls as a reader does, until the browser writes where they are."""
    with page.expect_request(lambda request: _puts("PLACE", request)) as put:
        page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        page.evaluate("setInterval(() => scrollBy(0, 2), 700)")
    assert put.value.response().ok  # type: ignore[union-attr]


def test_who_leaves_half_way_goes_on_where_they_were(new_visitor: NewVisitor) -> None:
    here, there = new_visitor(), new_visitor()
    here.sign_in(here.outputs.demoUsers[0])
    lesson = _open_lesson(here)
    title = here.page.get_by_role("heading", level=1).inner_text()
    _read_half(here.page)

    there.sign_in(there.outputs.demoUsers[0], "/sign-in?next=/")
    there.open("/")
    card = there.page.locator("a.go-on")
    expect(card).to_contain_text("Go on where you were")
    expect(card).to_contain_text(title)
    expect(card).to_contain_text(re.compile(r"\d+ % of the lesson read"))
    card.click()
    expect(there.page).to_have_url(re.compile(re.escape(lesson) + "#."))
    anchor = urlsplit(there.page.url).fragment
    expect(there.page.locator("article .prose")).to_be_visible()
    there.page.wait_for_function(f"({TOP_OF})('{anchor}') < innerHeight / 2")
    expect(there.page.locator(".go-on-here")).to_be_hidden()

    there.page.goto("/catalogue")
    there.page.locator(".card-link").first.click()
    row = there.page.locator(".lesson-row").nth(1)
    expect(row).to_contain_text(re.compile(r"\d+ % read"))
    expect(row.get_by_role("progressbar")).to_be_visible()
    expect(there.page.get_by_role("link", name="Go on where you were")).to_be_visible()


def test_an_open_lesson_offers_the_place_and_never_jumps_by_itself(learner: Visitor) -> None:
    lesson = _open_lesson(learner)
    _read_half(learner.page)
    learner.open("/")
    learner.open(lesson)
    offer = learner.page.locator(".go-on-here")
    expect(offer).to_contain_text("Go on where you were")
    assert learner.page.evaluate("scrollY") == 0
    offer.focus()
    learner.page.keyboard.press("Enter")
    expect(learner.page).to_have_url(re.compile("#."))
    learner.page.wait_for_function("scrollY > 0")


def test_a_lesson_read_today_begins_a_streak_and_darkens_its_day(learner: Visitor) -> None:
    _open_lesson(learner)
    _read_half(learner.page)
    learner.account_button().click()
    learner.follow("Your reading in numbers")
    expect(learner.heading("Your reading in numbers")).to_be_visible()
    streak = learner.page.locator(".figures > div", has_text="Streak now")
    expect(streak).to_contain_text(re.compile(r"[1-9]\d* days?"))
    zone = learner.page.evaluate("new Date().toLocaleDateString('sv')")
    today = date.fromisoformat(zone)
    label = f"{today:%B} {today.day}, {today.year}: "
    day = learner.page.locator(f".heat td[title^='{label}']")
    expect(day).to_have_attribute("data-level", re.compile("[1-4]"))
    weeks = learner.page.get_by_role("table", name="Lessons marked as read in each week")
    expect(weeks.get_by_role("row")).to_have_count(13)


@pytest.mark.parametrize("width", [320, 390])
def test_the_numbers_fit_a_narrow_window(learner: Visitor, width: int) -> None:
    learner.page.set_viewport_size({"width": width, "height": 844})
    learner.open("/statistics")
    expect(learner.page.locator("main h1:not([data-waiting])")).to_be_visible()
    wide = learner.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
