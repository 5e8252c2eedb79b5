"""The hosting's own headers and rewrites, as a browser meets them."""

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.visitor import Visitor
from tests.stack import Stack
from webapp.pages import PAGES
from webapp.serve import headers, hosting

OPEN_PAGES = [module.ROUTE for module in PAGES if "[" not in module.ROUTE and module.ROUTE != "404"]
REFUSALS = """
window.refusals = [];
addEventListener('securitypolicyviolation',
  event => window.refusals.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def lesson(learner: Visitor) -> str:
    """The address of a lesson, as a learner comes to it."""
    learner.open("/catalogue")
    learner.page.locator(".card-link").first.click()
    link = learner.page.locator("main a[href^='/lessons/']").first
    return str(link.get_attribute("href"))


def _answer(page: Page, path: str) -> Response:
    response = page.goto(path)
    assert response
    return response


def _refusals(visitor: Visitor, path: str) -> list[str]:
    """What the browser refused on that page, until its own heading stands there."""
    visitor.page.add_init_script(REFUSALS)
    visitor.open(path)
    expect(visitor.page.locator("h1:not([data-waiting])").first).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    found: list[str] = visitor.page.evaluate("window.refusals")
    return found


@pytest.mark.parametrize("path", [*OPEN_PAGES, "/no/such/page"])
def test_a_visitors_page_works_under_its_policy(visitor: Visitor, path: str) -> None:
    assert _refusals(visitor, path) == []


@pytest.mark.parametrize(
    "path",
    ["/catalogue", "/search?q=partition", "/profile", "/plan", "/statistics", "/account"],
)
def test_a_learners_page_works_under_its_policy(learner: Visitor, path: str) -> None:
    assert _refusals(learner, path) == []


def test_a_lesson_with_its_pictures_works_under_its_policy(learner: Visitor, lesson: str) -> None:
    assert _refusals(learner, lesson) == []
    expect(learner.page.locator("article .prose")).to_be_visible()


def test_the_policy_is_in_force(visitor: Visitor) -> None:
    """Else the tests above would pass on a page without any."""
    visitor.page.add_init_script(REFUSALS)
    visitor.open("/")
    visitor.page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
    }""")
    assert visitor.page.evaluate("window.injected") is None
    assert visitor.page.evaluate("window.refusals") == ["script-src-elem inline"]


@pytest.mark.parametrize("path", [*OPEN_PAGES, "/lessons/wagtail-0/none"])
def test_every_header_of_the_file_arrives_with_a_page(page: Page, path: str) -> None:
    answer = _answer(page, path)
    assert answer.status == 200
    for name, value in headers.given(hosting.read().headers, "/index.html", 200).items():
        assert answer.headers.get(name.lower()) == value
    assert answer.headers["cache-control"] == "no-store"


def test_every_hashed_file_of_a_page_is_kept_for_good(page: Page, visitor: Visitor) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- a builtin won't do
    visitor.open("/")
    page.wait_for_load_state("networkidle")
    hashed = [answer for answer in answers if "/assets/" in answer.url]
    assert hashed
    for answer in hashed:
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/no/such/page", "/profil", "/assets/app-0000.js"])
def test_what_leads_nowhere_is_missing_and_says_so(page: Page, path: str) -> None:
    missing = _answer(page, path)
    assert missing.status == 404
    assert "cache-control" not in missing.headers
    expect(page.get_by_role("heading", name="There’s no page here")).to_be_visible()


def test_no_other_page_can_frame_the_site(page: Page, lectern: Stack) -> None:
    page.route(
        "http://framing.test/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"<iframe src='{lectern.outputs.siteUrl}/sign-in'></iframe>",
        ),
    )
    page.goto("http://framing.test/")
    page.wait_for_load_state("networkidle")
    assert "Sign in" not in page.frames[-1].content()
