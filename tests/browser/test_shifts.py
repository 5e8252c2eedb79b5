"""Nothing on a page jumps while its content arrives (web.dev, "Cumulative Layout Shift")."""

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


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_opened_by_its_address_stands_still(learner: Visitor, width: int) -> None:
    page = learner.page
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(OBSERVE)
    learner.open("/catalogue")
    page.locator(".card-link").first.click()
    course = page.locator(".lesson-row a").first
    course.wait_for()
    lesson = course.get_attribute("href") or ""
    for path in (page.url.removeprefix(learner.outputs.siteUrl), lesson, "/catalogue", "/"):
        learner.open(path)
        page.locator("main [aria-busy='true']").first.wait_for(state="detached")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shifts") <= GOOD, path
