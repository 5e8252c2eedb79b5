"""A learner takes all of theirs along, leaves, and comes back with it."""

import json
import re
import secrets
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.test_account import PATIENCE, _address, _mail, _password, _sign_up
from tests.browser.visitor import Visitor
from tests.stack import Stack


def _newcomer(lectern: Stack, visitor: Visitor, address: str, mails: int) -> None:
    _sign_up(visitor, address, _password())
    visitor.fill("Code", _mail(lectern, address, mails))
    visitor.press("Confirm")
    expect(visitor.account_button()).to_be_visible(timeout=PATIENCE)
    visitor.page.wait_for_url("**/catalogue", timeout=PATIENCE)


def _bookmark_a_lesson(visitor: Visitor) -> str:
    visitor.page.locator(".card-link").first.click()
    visitor.page.locator("main a[href^='/lessons/']").nth(1).click()
    expect(visitor.page.locator("article .prose")).to_be_visible()
    button = visitor.page.get_by_role("button", name=re.compile("^Bookmark"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    return visitor.page.get_by_role("heading", level=1).inner_text()


def _open_account(visitor: Visitor) -> None:
    visitor.open("/account")
    expect(visitor.heading("Account and data")).to_be_visible()


def _exported(visitor: Visitor, to: Path) -> dict[str, Any]:
    with visitor.page.expect_download() as coming:
        visitor.press("Download my data")
    coming.value.save_as(to)
    expect(visitor.page.get_by_text("Your export was made.")).to_be_visible()
    found: dict[str, Any] = json.loads(to.read_text("utf-8"))
    return found


def _import(visitor: Visitor, file: Path) -> None:
    visitor.page.get_by_label("File of an export").set_input_files(file)
    visitor.press("Import the file")


def test_what_is_exported_before_an_account_is_deleted_comes_into_a_new_one(
    lectern: Stack, visitor: Visitor, tmp_path: Path
) -> None:
    address = _address()
    _newcomer(lectern, visitor, address, 1)
    title = _bookmark_a_lesson(visitor)
    _open_account(visitor)
    file = tmp_path / "export.json"
    told = _exported(visitor, file)
    assert {each["family"] for each in told["items"]} == {"profile", "bookmark"}
    assert told["email"] == address
    served = visitor.page.request.get(told["$schema"]).json()
    assert served["title"] == "All that a learner has on Lectern"

    visitor.fill("Your e-mail address", address)
    visitor.press("Delete my account")
    expect(visitor.page.get_by_text("all that was in it are deleted")).to_be_visible()
    visitor.fill("E-mail", address)
    visitor.fill("Password", _password())
    visitor.press("Sign in")
    expect(visitor.page.get_by_role("alert")).to_contain_text("not right")

    _newcomer(lectern, visitor, address, 2)
    _open_account(visitor)
    _import(visitor, file)
    done = visitor.page.get_by_text(re.compile(r"The import is done. Written: 1\."))
    expect(done).to_be_visible()
    visitor.open("/profile")
    bookmarks = visitor.page.get_by_role("region", name="Bookmarks")
    expect(bookmarks.get_by_role("link", name=title)).to_be_visible()


def test_a_file_that_is_no_export_is_refused_where_it_was_chosen(
    learner: Visitor, tmp_path: Path
) -> None:
    _open_account(learner)
    before = len(learner.dynamodb_calls("PutItem"))  # a first sign-in writes the profile
    file = tmp_path / f"{secrets.token_hex(4)}.json"
    file.write_text("{}")
    _import(learner, file)
    expect(learner.page.get_by_role("alert")).to_contain_text("isn’t an export of Lectern")
    chosen = learner.page.get_by_label("File of an export")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-invalid", "true")
    assert len(learner.dynamodb_calls("PutItem")) == before


def test_another_address_deletes_nothing(learner: Visitor) -> None:
    _open_account(learner)
    learner.fill("Your e-mail address", "somebody@lectern.test")
    learner.press("Delete my account")
    expect(learner.page.get_by_role("alert")).to_contain_text("address of this account")
    expect(learner.page.get_by_label("Your e-mail address")).to_be_focused()
    assert learner.dynamodb_calls("DeleteItem") == []


def test_the_page_asks_a_visitor_to_sign_in_and_leads_back(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    visitor.open("/account")
    expect(visitor.heading("Sign in to see your account")).to_be_visible()
    visitor.sign_in(visitor.outputs.demoUsers[0], "/sign-in?next=%2Faccount")
    expect(visitor.heading("Account and data")).to_be_visible()
