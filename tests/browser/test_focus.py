"""The focus is at what is wrong, or at what comes next: it never falls to the page's body."""

import json
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from tests.browser.visitor import Visitor

COGNITO = "AWSCognitoIdentityProviderService"
DYNAMODB = "DynamoDB_20120810"
JSON = "application/x-amz-json-1.1"
PATIENCE = 20_000
PASSWORD = f"long-enough-{secrets.token_hex(4)}"


def _address() -> str:
    return f"focus-{secrets.token_hex(4)}@lectern.test"


@contextmanager
def _refused(page: Page, target: str, error: str) -> Iterator[None]:
    """Meanwhile the cloud answers this operation with this error."""

    def answer(route: Route) -> None:
        if route.request.headers.get("x-amz-target", "") != target:
            return route.fallback()
        headers = {"access-control-allow-origin": "*", "x-amzn-errortype": error}
        body = json.dumps({"__type": error, "message": "no"})
        return route.fulfill(status=400, content_type=JSON, headers=headers, body=body)

    page.route("**/*", answer)
    yield
    page.unroute("**/*", answer)


def _submit(visitor: Visitor, button: str, **typed: str) -> None:
    """Fills the fields of these ids and presses the button, after which it isn't focused itself."""
    for name, text in typed.items():
        visitor.page.locator(f"main #{name}").fill(text)
    visitor.page.locator("main").get_by_role("button", name=button, exact=True).click()


def _led_to(page: Page, identifier: str) -> None:
    expect(page.locator("#problem")).to_contain_text(re.compile(r"\w"), timeout=PATIENCE)
    expect(page.locator(f"#{identifier}")).to_be_focused()


def test_after_a_failed_submit_the_focus_is_at_what_is_wrong(visitor: Visitor) -> None:
    page, demo = visitor.page, visitor.outputs.demoUsers[0]
    visitor.open("/sign-in")
    _submit(visitor, "Sign in", email=demo.email, password="not the right one")
    _led_to(page, "password")

    visitor.open("/sign-up")
    _submit(visitor, "Create an account", displayName=" ", email=_address(), password=PASSWORD)
    _led_to(page, "displayName")
    with _refused(page, f"{COGNITO}.SignUp", "LimitExceededException"):
        _submit(visitor, "Create an account", displayName="Mary")
        expect(page.locator("#problem")).to_contain_text("Too many")
        _led_to(page, "problem")

    visitor.open("/confirm")
    _submit(visitor, "Confirm", email=demo.email, code="six", password=PASSWORD)
    _led_to(page, "code")
    _submit(visitor, "Confirm", email=demo.email, code="000000")
    expect(page.locator("main #email")).to_have_count(0)
    _led_to(page, "code")

    visitor.open("/forgot-password")
    visitor.press("use another address")
    with _refused(page, f"{COGNITO}.ForgotPassword", "LimitExceededException"):
        _submit(visitor, "Mail me a code", email=_address())
        _led_to(page, "problem")
    _submit(visitor, "Mail me a code", email=_address())
    _submit(visitor, "Set the new password", code="000000", password=PASSWORD)
    _led_to(page, "code")


def test_after_a_failed_saving_the_focus_is_at_what_is_wrong(learner: Visitor) -> None:
    page = learner.page
    learner.open("/profile")
    _submit(learner, "Save the profile", displayName=" ")
    _led_to(page, "displayName")
    expect(page.get_by_label("Name", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("textbox", name="About you")).to_have_attribute("aria-invalid", "false")
    for button in ("Save the profile", "Save the preferences"):
        learner.open("/profile")
        with _refused(page, f"{DYNAMODB}.PutItem", "AccessDeniedException"):
            _submit(learner, button)
            _led_to(page, "problem")


def _swapped(visitor: Visitor) -> list[tuple[str, Callable[[], None]]]:
    """What takes away the very thing that was pressed, and what is there once it is done."""
    main = visitor.page.locator("main")
    return [
        ("#code", lambda: _submit(visitor, "Mail me a code", email=_address())),
        ("#email", lambda: main.get_by_role("button", name="use another address").click()),
    ]


def test_a_form_that_makes_room_for_the_next_leaves_the_focus_to_the_heading(
    visitor: Visitor,
) -> None:
    visitor.open("/forgot-password")
    for there, press in _swapped(visitor):
        press()
        expect(visitor.page.locator(f"main {there}")).to_be_visible()
        expect(visitor.heading("Set a new password")).to_be_focused()


def test_what_was_pressed_and_is_gone_leaves_the_focus_to_the_heading(learner: Visitor) -> None:
    page = learner.page
    with _refused(page, f"{DYNAMODB}.Query", "AccessDeniedException"):
        learner.open("/catalogue")
        expect(page.get_by_role("button", name="Try again")).to_be_visible(timeout=PATIENCE)
    learner.press("Try again")
    expect(page.locator(".card-link").first).to_be_visible()
    expect(learner.heading("Catalogue")).to_be_focused()

    learner.open("/")
    learner.sign_out()
    expect(learner.heading("Learn by reading well.")).to_be_focused()


def test_who_looks_again_at_an_empty_catalogue_sees_what_was_published_since(
    learner: Visitor,
) -> None:
    page = learner.page

    def nothing(route: Route) -> None:
        if "CATALOGUE#" not in (route.request.post_data or ""):
            return route.fallback()
        headers = {"access-control-allow-origin": "*"}
        body = json.dumps({"Items": [], "Count": 0, "ScannedCount": 0})
        return route.fulfill(content_type=JSON, headers=headers, body=body)

    page.route("**/*", nothing)
    learner.open("/catalogue")
    expect(learner.heading("No courses yet")).to_be_visible()
    page.unroute("**/*", nothing)
    learner.press("Try again")
    expect(page.locator(".card-link").first).to_be_visible()
    expect(learner.heading("Catalogue")).to_be_focused()
