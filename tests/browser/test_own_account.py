"""A learner takes all of theirs along, leaves, and comes back with it."""

import json
import re
import secrets
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.access import totp
from tests.browser.conftest import NewVisitor
from tests.browser.test_account import PATIENCE, _address, _mail, _password, _sign_up
from tests.browser.visitor import Visitor
from tests.stack import Stack


def _newcomer(
    lectern: Stack, visitor: Visitor, address: str, mails: int, password: str = ""
) -> None:
    _sign_up(visitor, address, password or _password())
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


def _set_up_a_factor(visitor: Visitor) -> str:
    """The secret that the page shows; the code of the next half minute is not used up."""
    _open_account(visitor)
    visitor.press("Set up an authenticator app")
    expect(visitor.page.get_by_label("Code of your app")).to_be_focused()
    secret = visitor.page.locator("code.secret").inner_text()
    visitor.fill("Code of your app", totp.code(secret, -1))
    visitor.press("Turn it on")
    expect(visitor.page.get_by_text("signing in asks for a code of your app")).to_be_visible()
    return secret


def _sign_in(visitor: Visitor, address: str, password: str) -> None:
    visitor.open("/sign-in?next=%2Faccount")
    visitor.fill("E-mail", address)
    visitor.fill("Password", password)
    visitor.press("Sign in")


def test_a_second_factor_is_asked_for_from_the_moment_it_is_on_until_it_is_off(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    visitor, elsewhere = new_visitor(), new_visitor()
    address, password = _address(), _password()
    _newcomer(lectern, visitor, address, 1, password)
    secret = _set_up_a_factor(visitor)

    _sign_in(elsewhere, address, password)
    code = elsewhere.page.get_by_label("Code of your app")
    expect(code).to_be_focused()
    expect(elsewhere.account_button()).to_be_hidden()
    elsewhere.fill("Code of your app", "000000")
    elsewhere.press("Go on")
    expect(elsewhere.page.get_by_role("alert")).to_contain_text("not right")
    expect(code).to_be_focused()
    elsewhere.fill("Code of your app", totp.code(secret))
    elsewhere.press("Go on")
    expect(elsewhere.heading("Account and data")).to_be_visible(timeout=PATIENCE)

    elsewhere.fill("Code of your app", "000000")
    elsewhere.press("Turn it off")
    expect(elsewhere.page.get_by_role("alert")).to_contain_text("not right")
    elsewhere.fill("Code of your app", totp.code(secret, 1))
    elsewhere.press("Turn it off")
    expect(elsewhere.page.get_by_text("asks for no code any more")).to_be_visible()
    elsewhere.sign_out()
    _sign_in(elsewhere, address, password)
    expect(elsewhere.heading("Account and data")).to_be_visible(timeout=PATIENCE)


def test_another_address_counts_once_its_code_was_entered(lectern: Stack, visitor: Visitor) -> None:
    address, new, password = _address(), _address(), _password()
    _newcomer(lectern, visitor, address, 1, password)
    _open_account(visitor)
    visitor.fill("New e-mail address", lectern.outputs.demoUsers[1].email)
    visitor.press("Mail a code to it")
    expect(visitor.page.get_by_role("alert")).to_contain_text("can’t be used")
    visitor.fill("New e-mail address", new)
    visitor.press("Mail a code to it")
    expect(visitor.page.get_by_label("Code from the mail")).to_be_focused()
    visitor.fill("Code from the mail", "000000")
    visitor.press("Use the new address")
    expect(visitor.page.get_by_role("alert")).to_contain_text("not right")
    visitor.fill("Code from the mail", _mail(lectern, new, 1))
    visitor.press("Use the new address")
    expect(visitor.page.get_by_text(f"From now on, sign in with {new}.")).to_be_visible()
    visitor.page.reload()
    expect(visitor.page.locator("main .lead strong")).to_have_text(new)
    visitor.sign_out()
    _sign_in(visitor, address, password)
    expect(visitor.page.get_by_role("alert")).to_contain_text("not right")
    _sign_in(visitor, new, password)
    expect(visitor.heading("Account and data")).to_be_visible(timeout=PATIENCE)


def test_signing_out_everywhere_ends_the_other_browsers_sign_in_too(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    here, there = new_visitor(), new_visitor()
    address, password = _address(), _password()
    _newcomer(lectern, here, address, 1, password)
    _sign_in(there, address, password)
    expect(there.heading("Account and data")).to_be_visible(timeout=PATIENCE)
    _open_account(here)
    here.press("Sign out on all devices")
    expect(here.page.get_by_text("You are signed out on all devices.")).to_be_visible()
    there.page.reload()
    expect(there.heading("Account and data")).to_be_hidden()
    expect(there.page.get_by_text("Your session has ended")).to_be_visible(timeout=PATIENCE)
