"""Nothing on a page jumps while its content arrives (web.dev, "Cumulative Layout Shift")."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.browser.visitor import Visitor

GOOD = 0.1
"""Up to here a page's sum of shifts is good."""
WIDTHS = (390, 1280)
OBSERVE = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def _marks(learner: Visitor, button: str) -> None:
    """Presses it and waits until the table has it."""
    operations = ("DynamoDB_20120810.PutItem", "DynamoDB_20120810.DeleteItem")
    with learner.page.expect_response(
        lambda answer: answer.request.headers.get("x-amz-target", "") in operations
    ):
        learner.press(button)


@pytest.fixture
def lesson(learner: Visitor) -> Iterator[str]:
    """The path of a lesson that was read: its course stands under "Continue reading" on `/`."""
    page = learner.page
    learner.open("/catalogue")
    page.locator(".card-link").first.click()
    page.locator(".lesson-row a").first.click()
    page.locator("[data-mark=progress][aria-pressed='false']").wait_for()
    _marks(learner, "Mark as read")
    path = urlsplit(page.url).path
    yield path
    learner.open(path)
    _marks(learner, "Marked as read")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_opened_by_its_address_stands_still(
    learner: Visitor, lesson: str, width: int
) -> None:
    page = learner.page
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(OBSERVE)
    course = page.locator("main a[href*='/courses/']").first.get_attribute("href") or ""
    for path in (course, lesson, "/catalogue", "/", "/search?q=table"):
        learner.open(path)
        page.locator("main [aria-busy='true']").first.wait_for(state="detached")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shifts") <= GOOD, path
