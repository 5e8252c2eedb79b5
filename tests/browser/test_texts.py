"""Texts of any shape: long words, other directions, code, on narrow screens and on paper."""

import pytest
from playwright.sync_api import expect

from lectern import keys
from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

LONG_WORD = "ProvisionedThroughputExceededException"
HTML = (
    "<h2>الدرس الأول (DynamoDB)</h2><ul><li><p>البند <code>get_item()</code>.</p></li></ul>"
    f"<blockquote><p>اقتباس قصير.</p></blockquote><p>{LONG_WORD * 3}</p><h2>Install</h2>"
    '<p><a href="#install">anchor</a></p>'
)
CODE = f'x = "مرحبا"  # (1)\n# {"a long comment " * 20}THE END'


@pytest.fixture
def lesson(lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int) -> str:
    body = [{"type": "text", "html": HTML}, {"type": "code", "language": "python", "code": CODE}]
    webhook.send(lesson_event(entry_id, 1, f"{LONG_WORD} explained", body=body))
    key = keys.entry(f"wagtail-{entry_id}")
    eventually(lambda: aws.item(lectern.outputs.contentTable, key))
    return f"/lessons/wagtail-{entry_id}"


def _opened(learner: Visitor, lesson: str) -> Visitor:
    learner.open(lesson)
    expect(learner.page.locator("article .prose").first).to_be_visible()
    return learner


@pytest.mark.parametrize("width", [320, 390])
def test_no_word_list_or_code_widens_the_page(learner: Visitor, lesson: str, width: int) -> None:
    learner.page.set_viewport_size({"width": width, "height": 900})
    page = _opened(learner, lesson).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_part_runs_as_its_own_first_letter_does(learner: Visitor, lesson: str) -> None:
    page = _opened(learner, lesson).page
    parts = {name: page.locator(f"article {name}").first for name in ("h2", "ul", "blockquote")}
    for part in parts.values():
        expect(part).to_have_css("direction", "rtl")
    expect(page.locator("article pre code")).to_have_css("direction", "ltr")
    text = page.locator("article pre .text")
    before, after = text.bounding_box(), page.locator("article pre .note").first.bounding_box()
    assert before
    assert after
    assert before["x"] < after["x"], (
        "a comment stands behind the string, whatever that is written in"
    )


def test_a_link_leads_to_a_heading(learner: Visitor, lesson: str) -> None:
    page = _opened(learner, lesson).page
    page.get_by_role("link", name="anchor").click()
    expect(page.locator("#install")).to_be_in_viewport()


def test_on_paper_all_of_the_code_is_there_and_nothing_of_the_shell(
    learner: Visitor, lesson: str
) -> None:
    page = _opened(learner, lesson).page
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 700, "height": 900})
    for shell in ("header.site-header", ".site-footer", ".code-copy"):
        expect(page.locator(shell).first).to_be_hidden()
    code = page.locator("article pre")
    assert code.evaluate("(pre) => pre.scrollWidth <= pre.clientWidth")
    expect(page.locator("article p").first).to_have_css("color", "rgb(0, 0, 0)")
