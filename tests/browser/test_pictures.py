"""A browser loads the file of a picture that is as wide as its screen needs."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator

from lectern import keys
from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

NARROW, WIDE = "narrow", "wide"


@pytest.fixture
def picture(learner: Visitor, lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int) -> Locator:
    """In a lesson: one of the CMS's files at two addresses, both new to the browser: it would take
    a file that it has already, however wide.
    """
    learner.open("/catalogue")
    url = learner.page.locator(".card-cover").first.get_attribute("src") or ""
    smaller = [{"url": f"{url}?{NARROW}", "width": 400}]
    image = {"type": "image", "url": f"{url}?{WIDE}", "alt": "", "width": 1200, "height": 675}
    webhook.send(lesson_event(entry_id, 1, "Seen", body=[{**image, "smaller": smaller}]))
    eventually(lambda: aws.item(lectern.outputs.contentTable, keys.entry(f"wagtail-{entry_id}")))
    learner.page.set_viewport_size({"width": 320, "height": 900})
    learner.open(f"/lessons/wagtail-{entry_id}/seen")
    return learner.page.locator("article img")


def _loaded(picture: Locator) -> str:
    picture.evaluate("(picture) => picture.decode()")
    return urlsplit(str(picture.evaluate("(picture) => picture.currentSrc"))).query


def test_a_narrow_screen_loads_the_narrow_one(picture: Locator) -> None:
    assert _loaded(picture) == NARROW


def test_a_wide_screen_loads_the_wide_one(picture: Locator) -> None:
    picture.page.set_viewport_size({"width": 1280, "height": 900})
    picture.page.reload()
    assert _loaded(picture) == WIDE
