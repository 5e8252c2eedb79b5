"""The discussion below a lesson, with two learners in two browsers."""

import json
import re
import secrets

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.cms import Cms, content_id
from tests.stack import Stack

ARRIVES = 30_000
"""Milliseconds for what goes through the stream and the poll of another browser."""


@pytest.fixture
def lesson_path(lectern: Stack) -> str:
    """Of a long lesson that nobody has discussed yet."""
    cms = Cms.of(lectern.outputs)
    title, text = f"Talk {secrets.token_hex(3)}", "It is to be discussed. " * 1500
    entry = cms.publish_lesson(cms.first_course(), title, text)
    return f"/lessons/{content_id(entry)}/talk"


def _open(visitor: Visitor, path: str, user: int = 0) -> Page:
    visitor.sign_in(visitor.outputs.demoUsers[user])
    page = visitor.page
    for _ in range(20):
        visitor.open(path)
        page.locator("main h1:not([data-waiting])").wait_for()
        if page.locator("article .prose").count():
            break
    page.locator("#discussion").scroll_into_view_if_needed()
    expect(page.get_by_label("Your comment")).to_be_visible()
    return page


def _words() -> str:
    return f"Words {secrets.token_hex(4)}"


def _post(page: Page, text: str) -> None:
    page.get_by_label("Your comment").fill(text)
    page.get_by_role("button", name="Post", exact=True).click()


def _comment(page: Page, text: str) -> Locator:
    return page.locator("article.comment").filter(has_text=text)


def _published(page: Page, text: str) -> Locator:
    """It stands there once, and as the site made it."""
    one = _comment(page, text)
    expect(one.get_by_role("button", name="Reply")).to_be_visible(timeout=ARRIVES)
    expect(one).to_have_count(1)
    return one


def test_nothing_of_the_discussion_is_asked_for_before_the_reader_comes_near(
    learner: Visitor, lesson_path: str
) -> None:
    page = learner.page
    learner.open("about:blank")
    learner.requests.clear()
    learner.open(lesson_path)
    expect(page.locator("article .prose")).to_be_visible(timeout=ARRIVES)
    page.wait_for_load_state("networkidle")
    assert _about_the_discussion(learner) == []
    page.locator("#discussion").scroll_into_view_if_needed()
    expect(page.get_by_label("Your comment")).to_be_visible()
    asked = _about_the_discussion(learner)
    assert any(".js" in each for each in asked)
    assert len([each for each in asked if each.startswith("COMMENTS#")]) == 1
    assert len([each for each in asked if each.startswith("ISSUED#")]) == 1


def _about_the_discussion(visitor: Visitor) -> list[str]:
    """Its files by their names, its Queries by their partitions."""
    files = [r.url for r in visitor.requests if re.search(r"/assets/discussion.*\.js", r.url)]
    bodies = [json.loads(call.post_data or "") for call in visitor.dynamodb_calls("Query")]
    partitions = [body["ExpressionAttributeValues"][":pk"]["S"] for body in bodies]
    return files + [each for each in partitions if re.match("COMMENTS#|REPLIES#|ISSUED#", each)]


def test_what_one_learner_posts_another_reads_and_replies_to(
    new_visitor: NewVisitor, lesson_path: str
) -> None:
    ada, grace = _open(new_visitor(), lesson_path), _open(new_visitor(), lesson_path, 1)
    text, answer = _words(), _words()
    _post(ada, f"{text} in **bold**")
    expect(_comment(ada, text)).to_be_visible()
    expect(ada.get_by_label("Your comment")).to_have_value("")
    _published(ada, text)
    theirs = _published(grace, text)
    expect(theirs.locator("strong")).to_have_text("bold")
    expect(theirs.get_by_role("button", name="Delete")).to_have_count(0)

    theirs.get_by_role("button", name="Reply").click()
    expect(grace.get_by_label("Your reply")).to_be_focused()
    grace.keyboard.type(answer)
    grace.keyboard.press("Control+Enter")
    _published(grace, answer)
    ada.get_by_role("button", name="Show 1 reply").click(timeout=ARRIVES)
    expect(_comment(ada, answer)).to_be_visible()

    link = _comment(ada, answer).get_by_role("link").first.get_attribute("href")
    ada.goto(f"{lesson_path}{link}")
    expect(ada.locator("article.linked")).to_contain_text(answer, timeout=ARRIVES)
    expect(ada.locator("article.linked")).to_be_focused()


def test_a_comment_is_changed_and_deleted_by_who_wrote_it(
    new_visitor: NewVisitor, lesson_path: str
) -> None:
    ada, grace = _open(new_visitor(), lesson_path), _open(new_visitor(), lesson_path, 1)
    before, after = _words(), _words()
    _post(ada, before)
    mine = _published(ada, before)
    mine.get_by_role("button", name="Edit").click()
    field = ada.get_by_label("Edit your comment")
    expect(field).to_have_value(before)
    field.fill(after)
    ada.get_by_role("button", name="Save").click()
    expect(_comment(ada, after)).to_contain_text("edited", timeout=ARRIVES)
    expect(_comment(grace, after)).to_contain_text("edited", timeout=ARRIVES)
    expect(_comment(grace, before)).to_have_count(0)

    _comment(ada, after).get_by_role("button", name="Delete").click()
    ada.get_by_role("button", name="Keep it").click()
    expect(_comment(ada, after)).to_be_visible()
    _comment(ada, after).get_by_role("button", name="Delete").click()
    ada.get_by_role("button", name="Delete", exact=True).click()
    expect(_comment(ada, after)).to_have_count(0)
    expect(_comment(grace, after)).to_have_count(0, timeout=ARRIVES)


def test_what_is_refused_says_why_and_goes_back_into_the_form(
    visitor: Visitor, lesson_path: str
) -> None:
    page = _open(visitor, lesson_path)
    text = _words()
    _post(page, text)
    _published(page, text)
    _post(page, text)
    twice = page.locator("article.comment").filter(has_text="Not published.")
    expect(twice).to_contain_text("You have already posted the same text here.", timeout=ARRIVES)
    page.reload()
    page.locator("#discussion").scroll_into_view_if_needed()
    expect(twice).to_be_visible(timeout=ARRIVES)
    twice.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Your comment")).to_have_value(text)
    expect(twice).to_have_count(0)
    page.get_by_label("Your comment").fill("x" * 2001)
    expect(page.get_by_text("2001 of 2000 characters")).to_be_visible()
    page.get_by_role("button", name="Post", exact=True).click()
    expect(page.get_by_text("this one has 2001")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_be_focused()


def test_what_is_posted_without_a_network_arrives_once_when_it_is_back(
    visitor: Visitor, lesson_path: str
) -> None:
    page = _open(visitor, lesson_path)
    text = _words()
    page.context.set_offline(True)
    _post(page, text)
    expect(_comment(page, text)).to_contain_text("It waits for the connection")
    page.context.set_offline(False)
    _published(page, text)


def test_a_reload_during_the_posting_doubles_nothing(visitor: Visitor, lesson_path: str) -> None:
    page = _open(visitor, lesson_path)
    text = _words()
    _post(page, text)
    page.reload()
    page.locator("#discussion").scroll_into_view_if_needed()
    _published(page, text)
