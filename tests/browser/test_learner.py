"""The learner's journey: from a stranger to somebody who read, liked, searched and left."""

import re
import secrets

from playwright.sync_api import Page, expect

from lectern import keys
from lectern.learner_items import PROFILE
from tests.aws import Aws
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.mail import Mailbox
from tests.stack import Stack

CODE = re.compile(r"\b\d{6}\b")


def _mailed_code(mailbox: Mailbox, address: str) -> str:
    message = eventually(lambda: mailbox.to(address), what="the mailed code")[0]
    found = CODE.search(message["text"])
    assert found, message
    return found.group()


def _count(page: Page) -> int:
    text = page.locator(".like-count").inner_text()
    return int(text)


def _open_first_lesson(visitor: Visitor) -> None:
    visitor.open("/catalogue")
    visitor.page.locator(".card-link").first.click()
    expect(visitor.page).to_have_url(re.compile(r"/courses/"))
    visitor.page.locator("main a[href^='/lessons/']").first.click()
    expect(visitor.page.locator("article .prose")).to_be_visible()


def test_a_stranger_becomes_a_learner(lectern: Stack, visitor: Visitor) -> None:
    mailbox = Mailbox(lectern.outputs.mailUrl)
    address = f"new-{secrets.token_hex(4)}@lectern.test"
    password = f"long-enough-{secrets.token_hex(4)}-A1"

    visitor.open("/sign-up")
    visitor.fill("Name", "Mary Somerville")
    visitor.fill("E-mail", address)
    visitor.page.get_by_label("Password").first.fill(password)
    visitor.press("Create an account")
    expect(visitor.heading("Check your mail")).to_be_visible()
    visitor.page.get_by_label("Code").fill(_mailed_code(mailbox, address))
    visitor.press("Confirm")
    visitor.page.wait_for_url(re.compile(r"/(catalogue|sign-in)"))
    if "/sign-in" in visitor.page.url:
        visitor.fill("E-mail", address)
        visitor.fill("Password", password)
        visitor.press("Sign in")

    expect(visitor.account_button()).to_be_visible()
    expect(visitor.page.locator(".card-link")).to_have_count(3)


def test_a_like_is_counted_for_everybody_and_can_be_taken_back(new_visitor: NewVisitor) -> None:
    ada, grace = new_visitor(), new_visitor()
    ada.sign_in(ada.outputs.demoUsers[0])
    _open_first_lesson(ada)
    before = _count(ada.page)
    ada.like_button().click()
    expect(ada.like_button()).to_have_attribute("aria-pressed", "true")
    expect(ada.page.locator(".like-count")).to_have_text(str(before + 1))

    grace.sign_in(grace.outputs.demoUsers[1])
    grace.open(ada.page.url)
    expect(grace.page.locator(".like-count")).to_have_text(str(before + 1), timeout=15_000)
    expect(grace.like_button()).to_have_attribute("aria-pressed", "false")

    ada.like_button().click()
    expect(ada.like_button()).to_have_attribute("aria-pressed", "false")
    expect(grace.page.locator(".like-count")).to_have_text(str(before), timeout=15_000)


def test_a_like_that_the_server_refuses_is_taken_back_with_a_reason(learner: Visitor) -> None:
    _open_first_lesson(learner)
    before = _count(learner.page)
    learner.page.route(
        learner.outputs.awsEndpoint + "/",
        lambda route: (
            route.fulfill(status=400, json={"__type": "AccessDeniedException", "message": "no"})
            if "PutItem" in route.request.headers.get("x-amz-target", "")
            else route.continue_()
        ),
    )
    learner.like_button().click()

    expect(learner.page.locator("#like-problem, .problem").first).to_be_visible()
    expect(learner.like_button()).to_have_attribute("aria-pressed", "false")
    expect(learner.page.locator(".like-count")).to_have_text(str(before))


def test_reading_is_remembered(learner: Visitor) -> None:
    _open_first_lesson(learner)
    learner.press("Mark as read")
    expect(learner.page.get_by_role("button", name="Marked as read")).to_be_visible()
    learner.page.reload()
    expect(learner.page.get_by_role("button", name="Marked as read")).to_be_visible()
    learner.press("Marked as read")
    expect(learner.page.get_by_role("button", name="Mark as read", exact=True)).to_be_visible()


def test_a_search_finds_the_lesson_and_leads_to_it(learner: Visitor) -> None:
    learner.open("/search?q=partition")
    hits = learner.page.locator(".hit")
    expect(hits.first).to_be_visible(timeout=20_000)
    hits.first.get_by_role("link").click()
    expect(learner.page).to_have_url(re.compile(r"/(lessons|courses)/"))


def test_search_syntax_is_harmless(learner: Visitor) -> None:
    for text in ('"', '"unbalanced', "a AND (", "%22%00", "' OR 1=1 --", "*"):
        learner.open("/search")
        learner.page.locator("#q").fill(text)
        learner.page.locator("#q").press("Enter")
        expect(learner.page.locator("main h2").first).to_be_visible(timeout=20_000)
        expect(learner.page.get_by_text("Try again")).to_have_count(0)


def test_the_profile_is_kept_in_ones_own_partition(
    lectern: Stack, aws: Aws, learner: Visitor
) -> None:
    name = f"Ada {secrets.token_hex(3)}"
    learner.open("/profile")
    learner.fill("Name", name)
    learner.press("Save the profile")
    learner.page.wait_for_timeout(0)
    eventually(lambda: name in _profile_names(lectern, aws))
    learner.page.reload()
    expect(learner.page.get_by_label("Name", exact=True)).to_have_value(name)


def _profile_names(lectern: Stack, aws: Aws) -> set[str]:
    found = aws.dynamodb.scan(
        TableName=lectern.outputs.learnersTable,
        FilterExpression="sk = :sk",
        ExpressionAttributeValues={":sk": {"S": PROFILE.sort_key}},
    )
    return {each["displayName"]["S"] for each in found["Items"] if keys.is_sub(each["pk"]["S"])}


def test_signing_out_leaves_nothing_to_read(learner: Visitor) -> None:
    _open_first_lesson(learner)
    lesson = learner.page.url
    learner.sign_out()
    expect(learner.page.get_by_role("link", name="Sign in").first).to_be_visible()
    learner.open(lesson)
    expect(learner.page.locator("article .prose")).to_have_count(0)
    kept = learner.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Token" not in kept


def test_who_signs_in_on_the_way_to_a_lesson_arrives_there(new_visitor: NewVisitor) -> None:
    ada, grace = new_visitor(), new_visitor()
    ada.sign_in(ada.outputs.demoUsers[0])
    _open_first_lesson(ada)
    grace.open(ada.page.url)
    grace.page.locator("main").get_by_role("link", name="Sign in").click()
    grace.fill("E-mail", grace.outputs.demoUsers[1].email)
    grace.fill("Password", grace.outputs.demoUsers[1].password)
    grace.press("Sign in")
    expect(grace.page).to_have_url(ada.page.url)
