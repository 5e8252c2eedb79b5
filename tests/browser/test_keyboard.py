"""The site without a mouse, and for people who listen to it."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

PAGES = (
    "/",
    "/sign-in",
    "/sign-up",
    "/catalogue",
    "/search",
    "/profile",
    "/plan",
    "/statistics",
    "/account",
    "/no/such/page",
)


def test_the_first_tab_stop_skips_to_the_content(visitor: Visitor) -> None:
    visitor.open("/sign-in")
    expect(visitor.page.locator("h1")).to_be_visible()
    visitor.page.keyboard.press("Tab")
    skip = visitor.page.locator(":focus")
    expect(skip).to_have_attribute("href", "#content")


def test_somebody_can_sign_in_with_the_keyboard_alone(visitor: Visitor) -> None:
    user = visitor.outputs.demoUsers[0]
    visitor.open("/sign-in")
    visitor.page.get_by_label("E-mail", exact=True).focus()
    visitor.page.keyboard.type(user.email)
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(user.password)
    visitor.page.keyboard.press("Enter")
    expect(visitor.account_button()).to_be_visible(timeout=20_000)


def test_the_focus_follows_to_the_new_pages_heading(learner: Visitor) -> None:
    learner.open("/catalogue")
    card = learner.page.locator(".card-link").first
    expect(card).to_be_visible()
    card.focus()
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator("h1:focus")).to_be_visible()


def test_a_like_is_said_and_can_be_given_with_the_keyboard(visitor: Visitor) -> None:
    reader = visitor
    reader.sign_in(reader.outputs.demoUsers[2])  # whose likes no other test touches
    reader.open("/catalogue")
    reader.page.locator(".card-link").first.click()
    reader.page.locator("main a[href^='/lessons/']").first.click()
    like = reader.like_button()
    expect(like).to_have_attribute("aria-pressed", "false")
    like.focus()
    reader.page.keyboard.press("Enter")
    expect(like).to_have_attribute("aria-pressed", "true")
    said = reader.page.get_by_role("status").filter(has_text="You like this lesson.")
    expect(said).to_have_count(1)
    reader.page.keyboard.press("Enter")
    expect(like).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("width", [390, 820, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(visitor: Visitor, path: str, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 844})
    visitor.open(path)
    expect(visitor.page.locator("h1").first).to_be_visible()
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visitor.page.evaluate(wider) <= 0


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_a_course_scrolls_sideways(learner: Visitor, width: int) -> None:
    learner.page.set_viewport_size({"width": width, "height": 844})
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    learner.open("/catalogue")
    learner.page.locator(".card-link").first.click()
    learner.page.locator("main a[href^='/lessons/']").first.click()
    expect(learner.page.locator("article .prose")).to_be_visible()
    assert learner.page.evaluate(wider) <= 0


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_the_theme_is_the_devices_until_somebody_chooses(
    visitor: Visitor, theme: str, other: str
) -> None:
    visitor.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    visitor.open("/")
    html = visitor.page.locator("html")
    expect(html).to_have_attribute("data-theme", theme)
    visitor.press(f"Use the {other} theme")
    expect(html).to_have_attribute("data-theme", other)
    visitor.page.reload()
    expect(html).to_have_attribute("data-theme", other)
