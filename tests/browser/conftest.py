"""A Chromium for the session, and a fresh profile for every person in a test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from local.cms import credentials as cms_credentials
from local.setup.chromium import find_or_install
from tests.browser.signer import sub
from tests.browser.visitor import Visitor
from tests.stack import Stack

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1280, "height": 900}

NewVisitor = Callable[[], Visitor]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(OPTIONS)
        )
        yield browser
        browser.close()


@pytest.fixture
def new_visitor(chromium: Browser, lectern: Stack) -> Iterator[NewVisitor]:
    """Makes visitors, each with a browser profile of their own; none may see a page error."""
    visitors: list[Visitor] = []

    def make() -> Visitor:
        context = chromium.new_context(base_url=lectern.outputs.siteUrl, viewport=DESKTOP)  # type: ignore[arg-type]
        visitor = Visitor(context.new_page(), lectern.outputs)
        visitors.append(visitor)
        return visitor

    yield make
    for visitor in visitors:
        visitor.page.context.close()
        assert visitor.page_errors == []


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    return new_visitor()


@pytest.fixture
def learner(visitor: Visitor) -> Visitor:
    """The first demo learner, signed in."""
    visitor.sign_in(visitor.outputs.demoUsers[0])
    return visitor


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.page


@pytest.fixture
def own_id(learner: Visitor) -> str:
    """The learner's own `sub`, which only their own browser can know."""
    return sub(learner.page)


@pytest.fixture
def lectern_editor(lectern: Stack) -> tuple[str, str]:
    """E-mail and password of the CMS's editor."""
    secrets = cms_credentials.ensure(lectern.state / "cms")
    return cms_credentials.EDITOR_EMAIL, secrets.editor_password
