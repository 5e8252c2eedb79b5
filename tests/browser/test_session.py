"""A session that runs out while somebody reads, and a service that doesn't answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.stack import Stack

EXPIRED = {
    "__type": "com.amazonaws.dynamodb.v20120810#ExpiredTokenException",
    "message": "The security token included in the request is expired",
}
BROKEN = {"__type": "com.amazonaws.dynamodb.v20120810#InternalServerError", "message": "no"}
PATIENCE = 30_000


def _is_dynamodb(route: Route) -> bool:
    return "DynamoDB_" in route.request.headers.get("x-amz-target", "")


@pytest.fixture
def answer_dynamodb(learner: Visitor) -> Callable[[dict[str, str], int, int], list[str]]:
    """Lets the first `times` DynamoDB calls fail with `body`; returns what was made to fail."""

    def install(body: dict[str, str], status: int, times: int) -> list[str]:
        failed: list[str] = []

        def handle(route: Route) -> None:
            if _is_dynamodb(route) and len(failed) < times:
                failed.append(route.request.headers["x-amz-target"])
                route.fulfill(
                    status=status,
                    json=body,
                    headers={"access-control-allow-origin": learner.outputs.siteUrl},
                )
            else:
                route.continue_()

        learner.page.route(f"{learner.outputs.awsEndpoint}/", handle)
        return failed

    return install


def test_expired_credentials_are_renewed_without_a_word(
    learner: Visitor, answer_dynamodb: Callable[[dict[str, str], int, int], list[str]]
) -> None:
    failed = answer_dynamodb(EXPIRED, 400, 1)
    learner.open("/catalogue")

    expect(learner.page.locator(".card-link").first).to_be_visible(timeout=PATIENCE)
    assert len(failed) == 1
    assert learner.page.url.endswith("/catalogue")


def test_an_ended_session_leads_to_the_sign_in_page_and_back(
    lectern: Stack, aws: Aws, learner: Visitor
) -> None:
    user = lectern.outputs.demoUsers[0]
    aws.cognito.admin_user_global_sign_out(
        UserPoolId=lectern.outputs.userPoolId, Username=user.email
    )
    learner.page.evaluate(
        "Object.keys(localStorage).filter(name => /(access|id)Token$/.test(name))"
        ".forEach(name => localStorage.removeItem(name))"
    )
    learner.open("/profile")

    expect(learner.page).to_have_url(re.compile(r"/sign-in\?next=%2Fprofile"), timeout=PATIENCE)
    learner.fill("E-mail", user.email)
    learner.fill("Password", user.password)
    learner.press("Sign in")
    expect(learner.page).to_have_url(re.compile(r"/profile$"), timeout=PATIENCE)
    expect(learner.page.get_by_label("Name", exact=True)).to_be_visible()


def test_a_failing_table_is_explained_and_can_be_tried_again(
    learner: Visitor, answer_dynamodb: Callable[[dict[str, str], int, int], list[str]]
) -> None:
    answer_dynamodb(BROKEN, 500, 10_000)
    learner.open("/catalogue")
    again = learner.page.get_by_role("button", name="Try again")
    expect(again).to_be_visible(timeout=PATIENCE)

    learner.page.unroute(f"{learner.outputs.awsEndpoint}/")
    again.click()
    expect(learner.page.locator(".card-link").first).to_be_visible(timeout=PATIENCE)


def test_a_sign_in_never_leads_to_another_site(learner: Visitor) -> None:
    learner.sign_out()
    learner.sign_in(learner.outputs.demoUsers[0], "/sign-in?next=https%3A%2F%2Fevil.test%2F")
    assert learner.page.url.startswith(learner.outputs.siteUrl)
    learner.sign_out()
    learner.sign_in(learner.outputs.demoUsers[0], "/sign-in?next=%2F%2Fevil.test")
    assert learner.page.url.startswith(learner.outputs.siteUrl)
