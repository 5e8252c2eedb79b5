"""A session that is disturbed: by another tab, the storage, a busy cloud or a wrong clock."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Route, expect

from tests.browser.visitor import Visitor

PATIENCE = 30_000
SIGNED_IN_URL = re.compile(r"/(catalogue|profile)$")


def test_two_tabs_show_the_same_person_and_save_for_no_other(learner: Visitor) -> None:
    outputs = learner.outputs
    tab = Visitor(learner.page.context.new_page(), outputs)
    tab.open("/profile")
    expect(tab.page.get_by_label("Name", exact=True)).to_be_visible(timeout=PATIENCE)
    learner.sign_out()
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Sign in to see")

    learner.sign_in(outputs.demoUsers[1])
    expect(tab.page.get_by_text(outputs.demoUsers[1].email).last).to_be_visible(timeout=PATIENCE)


def test_storage_cleared_by_hand_saves_nothing(learner: Visitor) -> None:
    learner.open("/profile")
    expect(learner.page.get_by_label("Name", exact=True)).to_be_visible(timeout=PATIENCE)
    learner.page.evaluate("localStorage.clear()")
    before = len(learner.dynamodb_calls("PutItem"))
    learner.press("Save the profile")
    expect(learner.page).to_have_url(re.compile("/sign-in"), timeout=PATIENCE)
    assert len(learner.dynamodb_calls("PutItem")) == before


def test_with_storage_full_one_can_still_sign_in(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        "const keep = Storage.prototype.setItem;"
        "Storage.prototype.setItem = function (...given) {"
        " if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');"
        " keep.apply(this, given) }"
    )
    visitor.sign_in(visitor.outputs.demoUsers[0])
    expect(visitor.page.locator(".card-link").first).to_be_visible(timeout=PATIENCE)


def test_who_is_signed_in_is_led_on_from_the_door(learner: Visitor) -> None:
    learner.open("/sign-in?next=%2Fprofile")
    expect(learner.page).to_have_url(SIGNED_IN_URL, timeout=PATIENCE)


def test_a_busy_identity_pool_is_told_and_left_alone(learner: Visitor) -> None:
    asked: list[str] = []

    def busy(route: Route) -> None:
        target = route.request.headers.get("x-amz-target", "")
        if "AWSCognitoIdentityService" not in target:
            route.continue_()
            return
        asked.append(target)
        route.fulfill(
            status=400,
            json={"__type": "TooManyRequestsException", "message": "no"},
            headers={"access-control-allow-origin": learner.outputs.siteUrl},
        )

    learner.page.route(f"{learner.outputs.awsEndpoint}/", busy)
    for path in ("/", "/catalogue", "/profile"):
        learner.open(path)
        again = learner.page.get_by_role("button", name="Try again")
        expect(again.first).to_be_visible(timeout=PATIENCE)
    assert len(asked) <= 3 * 4 * 2
    learner.page.unroute(f"{learner.outputs.awsEndpoint}/")
    learner.page.get_by_role("button", name="Try again").first.click()
    expect(learner.page.get_by_label("Name", exact=True)).to_be_visible(timeout=PATIENCE)


def test_a_clock_ten_minutes_off_is_corrected_once(learner: Visitor) -> None:
    refused: list[str] = []

    def check(route: Route) -> None:
        headers = route.request.headers
        sent = headers.get("x-amz-date", "")
        if "DynamoDB_" not in headers.get("x-amz-target", "") or not sent:
            route.continue_()
            return
        if sent < latest_time():
            route.continue_()
            return
        refused.append(sent)
        route.fulfill(
            status=400,
            json={
                "__type": "com.amazon.coral.service#InvalidSignatureException",
                "message": f"Signature not yet current: {sent} is still later than "
                f"{latest_time()} ({server_time()} + 5 min.)",
            },
            headers={"access-control-allow-origin": learner.outputs.siteUrl},
        )

    learner.page.route(f"{learner.outputs.awsEndpoint}/", check)
    learner.page.add_init_script(
        "(() => { const D = Date, off = 600000; globalThis.Date = class extends D {"
        " constructor(...a) { if (a.length) super(...a); else super(D.now() + off) }"
        " static now() { return D.now() + off } } })()"
    )
    learner.open("/catalogue")
    expect(learner.page.locator(".card-link").first).to_be_visible(timeout=PATIENCE)
    learner.open("/profile")
    expect(learner.page.get_by_label("Name", exact=True)).to_be_visible(timeout=PATIENCE)
    assert 1 <= len(refused) <= 3  # what was on its way before the first answer


def latest_time() -> str:
    return server_time(5)


def server_time(minutes: int = 0) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y%m%dT%H%M%SZ")
