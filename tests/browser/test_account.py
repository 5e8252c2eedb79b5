"""What goes wrong at the account's doors: each has words and a way on."""

import re
import secrets
from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import expect

from local.outputs import Outputs
from tests.browser import stranger
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.eventually import eventually
from tests.mail import Mailbox
from tests.stack import Stack

CODE = re.compile(r"\b\d{6}\b")
PATIENCE = 30_000


def _address() -> str:
    return f"new-{secrets.token_hex(4)}@lectern.test"


def _password() -> str:
    return f"long-enough-{secrets.token_hex(4)}-A1"


def _mail(lectern: Stack, address: str, count: int) -> str:
    """The code of the newest mail, once there are `count`."""
    mailbox = Mailbox(lectern.outputs.mailUrl)
    eventually(lambda: len(mailbox.to(address)) >= count, what="the mail")
    mails = mailbox.to(address)
    assert len(mails) == count
    found = CODE.search(mails[0]["text"])
    assert found
    return found.group()


def _sign_up(visitor: Visitor, address: str, password: str) -> None:
    visitor.open("/sign-up")
    visitor.fill("Name", "Mary Somerville")
    visitor.fill("E-mail", address)
    visitor.fill("Password", password)
    visitor.press("Create an account")
    expect(visitor.heading("Check your mail")).to_be_visible()


def test_a_code_may_be_pasted_with_what_stands_around_it(lectern: Stack, visitor: Visitor) -> None:
    address, password = _address(), _password()
    _sign_up(visitor, address, password)
    code = _mail(lectern, address, 1)
    visitor.fill("Code", f"Your Lectern code is {code[:3]} {code[3:]}")
    visitor.press("Confirm")
    expect(visitor.account_button()).to_be_visible(timeout=PATIENCE)


def test_another_browser_confirms_with_a_new_code_and_keeps_the_name(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    first, second = new_visitor(), new_visitor()
    address, password = _address(), _password()
    _sign_up(first, address, password)
    _mail(lectern, address, 1)
    second.open("/confirm")
    second.fill("E-mail", address)
    second.press("send a new code")
    second.fill("Code", _mail(lectern, address, 2))
    second.fill("Password", password)
    second.press("Confirm")
    second.page.wait_for_url("**/catalogue", timeout=PATIENCE)  # the profile is written by then
    second.open("/profile")
    expect(second.page.get_by_label("Name", exact=True)).to_have_value("Mary Somerville")


def test_who_never_confirmed_and_forgot_the_password_still_gets_in(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    first, later = new_visitor(), new_visitor()
    address, chosen = _address(), _password()
    _sign_up(first, address, _password())
    _mail(lectern, address, 1)
    later.open("/forgot-password")
    later.fill("E-mail", address)
    later.press("Mail me a code")
    later.fill("Code", _mail(lectern, address, 2))
    later.fill("New password", chosen)
    later.press("Set the new password")
    second_code = _mail(lectern, address, 3)
    expect(later.page.get_by_text("second code")).to_be_visible()
    later.fill("Code", second_code)
    later.fill("New password", chosen)
    later.press("Set the new password")
    expect(later.account_button()).to_be_visible(timeout=PATIENCE)


def _second_code(lectern: Stack, owner: Visitor, address: str, planted: str, chosen: str) -> str:
    """A stranger signed up with the owner's address first; the owner signs up and confirms it."""
    stranger.plant(lectern.outputs, address, planted)
    _mail(lectern, address, 1)
    _sign_up(owner, address, chosen)
    owner.fill("Code", _mail(lectern, address, 2))
    owner.press("Confirm")
    return _mail(lectern, address, 3)


def test_a_planted_password_ends_with_the_owners_first_confirmation(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    other, owner = new_visitor(), new_visitor()
    address, planted, chosen = _address(), _password(), _password()
    second_code = _second_code(lectern, owner, address, planted, chosen)
    owner.fill("Code", second_code)
    owner.fill("New password", chosen)
    owner.press("Set the new password")
    expect(owner.account_button()).to_be_visible(timeout=PATIENCE)

    other.open("/sign-in")
    other.fill("E-mail", address)
    other.fill("Password", planted)
    other.press("Sign in")
    expect(other.page.get_by_role("alert")).to_contain_text("not right")


def test_who_planted_a_password_cannot_bolt_the_account_before_its_owner(
    lectern: Stack, visitor: Visitor
) -> None:
    """Between the two codes the stranger is in; the owner must get in after them all the same."""
    outputs, address = lectern.outputs, _address()
    planted, chosen = _password(), _password()
    second_code = _second_code(lectern, visitor, address, planted, chosen)
    token = stranger.session(outputs, address, planted)
    refused = stranger.bolt(outputs, token)
    visitor.fill("Code", second_code)
    visitor.fill("New password", chosen)
    visitor.press("Set the new password")
    expect(visitor.account_button()).to_be_visible(timeout=PATIENCE)
    assert refused == [
        "SoftwareTokenMFANotFoundException",
        "SoftwareTokenMFANotFoundException",
        "InvalidParameterException",
        "InvalidParameterException",
    ]
    with pytest.raises(ClientError, match="NotAuthorized"):  # the owner's reset ended it
        stranger.anyone(outputs).get_user(AccessToken=token)


@pytest.mark.parametrize("leave", [stranger.forsake, stranger.move], ids=["deleted", "moved"])
def test_who_planted_a_password_cannot_take_the_address_away_with_the_account(
    leave: Callable[[Outputs, str], None], lectern: Stack, visitor: Visitor
) -> None:
    """No second code opens it any more: the owner signs up again, and that account is theirs."""
    outputs, address = lectern.outputs, _address()
    planted, chosen = _password(), _password()
    second_code = _second_code(lectern, visitor, address, planted, chosen)
    leave(outputs, stranger.session(outputs, address, planted))
    visitor.fill("Code", second_code)
    visitor.fill("New password", chosen)
    visitor.press("Set the new password")
    expect(visitor.page.get_by_role("alert")).to_be_visible()
    _sign_up(visitor, address, chosen)
    visitor.fill("Code", _mail(lectern, address, 4))
    visitor.press("Confirm")
    expect(visitor.account_button()).to_be_visible(timeout=PATIENCE)
    with pytest.raises(ClientError, match="NotAuthorized"):
        stranger.session(outputs, address, planted)


def test_signing_up_with_an_address_that_has_an_account_looks_the_same(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    taken, free = new_visitor(), new_visitor()
    _sign_up(taken, lectern.outputs.demoUsers[0].email, _password())
    _sign_up(free, _address(), _password())
    for visitor in (taken, free):
        visitor.fill("Code", "000000")
        visitor.press("Confirm")
        expect(visitor.page.get_by_role("alert")).to_contain_text(re.compile("code", re.I))
        expect(visitor.page.get_by_label("Code")).to_be_focused()
        expect(visitor.page.get_by_label("Code")).to_have_attribute("aria-invalid", "true")


def test_a_mistyped_address_is_not_for_ever(visitor: Visitor) -> None:
    visitor.open("/forgot-password")
    visitor.fill("E-mail", _address())
    visitor.press("Mail me a code")
    expect(visitor.page.get_by_label("Code")).to_be_visible()
    visitor.page.reload()
    visitor.press("use another address")
    expect(visitor.page.get_by_label("E-mail")).to_be_visible()
