"""A page whose code fails says so, and shows nothing of the framework or of its stack."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

BROKEN = "window.matchMedia = () => { throw new Error('broken on purpose') }"


@pytest.fixture
def unlucky(visitor: Visitor) -> Iterator[Visitor]:
    """A visitor who may see page errors, but only the one that was made."""
    yield visitor
    assert set(visitor.page_errors) == {"broken on purpose"}
    visitor.page_errors.clear()


@pytest.mark.parametrize("path", ["/", "/sign-in", "/lessons/wagtail-0/none"])
def test_a_page_that_fails_says_so_and_offers_a_way_on(unlucky: Visitor, path: str) -> None:
    page: Page = unlucky.page
    page.add_init_script(BROKEN)
    unlucky.open(path)
    expect(unlucky.heading("Something broke on this page")).to_be_visible()
    expect(page.get_by_role("link", name="Go to the front page")).to_be_visible()
    expect(page.get_by_text(re.compile("broken on purpose|Reflex"))).to_have_count(0)


def test_loading_the_page_again_shows_it_where_the_failure_has_passed(unlucky: Visitor) -> None:
    unlucky.page.add_init_script(f"if (!window.name) {{ window.name = 'seen'; {BROKEN} }}")
    unlucky.open("/sign-in")
    unlucky.page.get_by_role("link", name="Load the page again").click()
    expect(unlucky.heading("Sign in")).to_be_visible()
    assert unlucky.page.url.endswith("/sign-in")
