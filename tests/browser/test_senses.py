"""The site in the system's own colours, with wider and larger letters, and for those who listen."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from lectern import keys
from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important }
"""
"""WCAG 2.2, success criterion 1.4.12, "Text Spacing"."""
LARGE = "html { font-size: 200% !important }"
"""Success criterion 1.4.4, "Resize Text"."""

RESTYLE = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""
"""A constructed sheet is no inline style, so the site's policy lets it be."""

CUT = """() => {
  const found = [];
  const wide = document.documentElement;
  if (wide.scrollWidth > wide.clientWidth) found.push(`the page is ${wide.scrollWidth} wide`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width || !text.parentElement.checkVisibility()) continue;
    for (let over = text.parentElement; over; over = over.parentElement) {
      if (over.matches(".unseen, script, style")) break;
      const scrolls = getComputedStyle(over).overflowX === "auto" && over.tabIndex === 0;
      if (scrolls && over.scrollHeight <= over.clientHeight + 1) break; // a keyboard reaches it all
      const style = getComputedStyle(over);
      if (style.overflowX === "visible" && over !== document.body) continue;
      const edge =
        over === document.body ? { left: 0, right: innerWidth } : over.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1) {
        found.push(`${text.data.trim().slice(0, 40)} in .${over.className || over.tagName}`);
      }
      const clips = style.overflowY !== "visible" && over !== document.body;
      if (clips && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)) {
        found.push(`${text.data.trim().slice(0, 40)} below .${over.className || over.tagName}`);
      }
    }
  }
  for (const one of document.querySelectorAll("button, .button, label, .card, header .wrap")) {
    if (one.checkVisibility() && !one.matches(".unseen") && one.scrollWidth > one.clientWidth + 1) {
      found.push(`${one.tagName} ${one.className}: ${one.textContent.slice(0, 40)}`);
    }
  }
  return found;
}"""
"""The texts that are cut off or stand outside the window."""

TOO_FAINT = """() => {
  const faint = [];
  for (const one of document.querySelectorAll("button, .button")) {
    if (!one.checkVisibility() || one.matches(".text-button, .menu-item")) continue;
    const style = getComputedStyle(one);
    if (parseFloat(style.borderTopWidth) < 1 || style.borderTopStyle === "none") {
      faint.push(one.ariaLabel || one.textContent);
    }
  }
  return faint;
}"""


def _settled(page: Page) -> None:
    expect(page.locator("main h1:not([data-waiting])").first).to_be_visible()
    page.locator("main [aria-busy='true']").first.wait_for(state="detached")


def _cut_in(page: Page, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """By page, width and way of writing: what is cut off."""
    found = {}
    for path in paths:
        page.goto(path)
        _settled(page)
        for name, style in (("spaced", SPACED), ("large", LARGE)):
            page.evaluate(RESTYLE, style)
            for width in (320, 390):
                page.set_viewport_size({"width": width, "height": 844})
                found[f"{path} {name} {width}"] = page.evaluate(CUT)
            page.evaluate(RESTYLE, "")
    return {where: texts for where, texts in found.items() if texts}


def _lesson_with(page: Page, course: str, part: str) -> str:
    """The path of the course's first lesson that has such a part."""
    page.goto(course)
    page.locator(".lesson-row a").first.wait_for()
    hrefs = page.locator(".lesson-row a").evaluate_all("all => all.map(one => one.pathname)")
    for href in hrefs:
        page.goto(href)
        page.locator("article .prose").wait_for()
        if page.locator(f"article {part}").count():
            return str(href)
    raise AssertionError(f"no lesson of {course} has {part}")


def test_no_text_is_cut_off_when_it_is_written_wider_or_larger(visitor: Visitor) -> None:
    page = visitor.page
    assert _cut_in(page, ("/", "/sign-in", "/sign-up", "/forgot-password", "/catalogue")) == {}
    visitor.sign_in(visitor.outputs.demoUsers[0])
    page.goto("/catalogue")
    course = urlsplit(page.locator(".card-link").first.get_attribute("href") or "").path
    lesson = _lesson_with(page, course, "pre")
    own = ("/profile", "/plan", "/statistics", "/account")
    paths = ("/", "/catalogue", course, lesson, "/search?q=partition", *own)
    assert _cut_in(page, paths) == {}


def test_in_the_systems_colours_what_is_chosen_and_focused_can_be_seen(visitor: Visitor) -> None:
    page = visitor.page
    page.emulate_media(forced_colors="active")
    page.goto("/")
    _settled(page)
    assert page.evaluate(TOO_FAINT) == []
    visitor.sign_in(visitor.outputs.demoUsers[0])
    page.goto("/profile")
    _settled(page)
    assert page.evaluate(TOO_FAINT) == []
    chosen, other = (
        page.locator(".choice input:checked + label"),
        page.get_by_text("Dark", exact=True),
    )
    expect(chosen).to_have_css("outline-style", "solid")
    expect(other).to_have_css("outline-style", "none")
    for control in ("header a.brand", "#displayName", "main .button-primary"):
        page.locator(control).first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.locator(control).first).to_be_focused()
        expect(page.locator(control).first).to_have_css("outline-style", "solid")
    assert (
        page.locator(control).first.evaluate(
            "one => parseFloat(getComputedStyle(one).outlineWidth)"
        )
        >= 2
    )


def test_a_search_keeps_the_focus(learner: Visitor) -> None:
    page = learner.page
    learner.open("/catalogue")
    _settled(page)
    page.get_by_label("Search courses and lessons").fill("partition")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    page.get_by_label("Search for").fill("index")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=index"))
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.get_by_label("Search for")).to_be_focused()


def test_of_a_search_a_count_is_read_aloud_and_not_the_list(learner: Visitor) -> None:
    page = learner.page
    learner.open("/search?q=index")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator("main p[role=status]").first).to_have_text(
        re.compile(r"^\d+ results?$|of \d+")
    )
    inside = page.locator(":is([role=status], [aria-live]:not([aria-live=off])) .hit")
    assert inside.count() == 0, "the list is in no live region"


def test_the_title_follows_what_an_editor_writes(
    learner: Visitor, lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int
) -> None:
    webhook.send(lesson_event(entry_id, 1, "Before"))
    eventually(lambda: aws.item(lectern.outputs.contentTable, keys.entry(f"wagtail-{entry_id}")))
    learner.open(f"/lessons/wagtail-{entry_id}")
    expect(learner.page).to_have_title("Before · Lectern")
    webhook.send(lesson_event(entry_id, 2, "After"))
    expect(learner.page).to_have_title("After · Lectern", timeout=20_000)
