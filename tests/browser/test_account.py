"""What goes wrong at the account's doors: each has words and a way on."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import expect

from local.outputs import Outputs
from local.settings import ENV_NAME
from tests.aws import Aws
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


def test_who_signed_up_here_and_confirms_here_notices_nothing(
    lectern: Stack, visitor: Visitor
) -> None:
    address = _address()
    _sign_up(visitor, address, _password())
    visitor.fill("Code", _mail(lectern, address, 1))
    visitor.press("Confirm")
    expect(visitor.account_button()).to_be_visible(timeout=PATIENCE)
    _mail(lectern, address, 1)


def test_another_browser_confirms_sets_the_password_anew_and_keeps_the_name(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    """Whose password it was nobody can tell there: the owner of the mailbox chooses it again."""
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
    _set_password(lectern, second, address, 3, password)
    second.page.wait_for_url("**/catalogue", timeout=PATIENCE)  # the profile is written by then
    second.open("/profile")
    expect(second.page.get_by_label("Name", exact=True)).to_have_value("Mary Somerville")


def _set_password(lectern: Stack, owner: Visitor, address: str, mails: int, chosen: str) -> None:
    """By the second code, of which the page tells."""
    code = _mail(lectern, address, mails)
    expect(owner.page.get_by_text("We mailed you a second code")).to_be_visible()
    owner.fill("Code", code)
    owner.fill("New password", chosen)
    owner.press("Set the new password")


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
    _set_password(lectern, later, address, 3, chosen)
    expect(later.account_button()).to_be_visible(timeout=PATIENCE)


def _stranger_is_refused(outputs: Outputs, address: str, planted: str, why: str) -> None:
    with pytest.raises(ClientError, match=why):
        stranger.session(outputs, address, planted)


def test_a_planted_password_opens_the_account_at_no_moment(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    """A stranger signed up with the owner's address first; the owner signs up and confirms it."""
    other, owner, outputs = new_visitor(), new_visitor(), lectern.outputs
    address, planted, chosen = _address(), _password(), _password()
    stranger.plant(outputs, address, planted)
    _mail(lectern, address, 1)
    _stranger_is_refused(outputs, address, planted, "UserNotConfirmed")
    _sign_up(owner, address, chosen)
    owner.fill("Code", _mail(lectern, address, 2))
    owner.press("Confirm")
    _mail(lectern, address, 3)
    _stranger_is_refused(outputs, address, planted, "NotAuthorized")
    _set_password(lectern, owner, address, 3, chosen)
    expect(owner.account_button()).to_be_visible(timeout=PATIENCE)
    _stranger_is_refused(outputs, address, planted, "NotAuthorized")

    other.open("/sign-in")
    other.fill("E-mail", address)
    other.fill("Password", planted)
    other.press("Sign in")
    expect(other.page.get_by_role("alert")).to_contain_text("not right")


@contextmanager
def _confirmed_fails(aws: Aws) -> Iterator[None]:
    """The function that settles accounts, without a setting that it needs."""
    functions: Any = aws.client("lambda")
    name = {"FunctionName": f"lectern-confirmed-{ENV_NAME}"}
    kept = functions.get_function_configuration(**name)["Environment"]
    broken = {"Variables": {**kept["Variables"], "USER_POOL_ID": ""}}
    functions.update_function_configuration(**name, Environment=broken)
    try:
        yield
    finally:
        functions.update_function_configuration(**name, Environment=kept)


def test_an_account_that_was_not_settled_says_what_to_do(
    lectern: Stack, visitor: Visitor, aws: Aws
) -> None:
    address, password = _address(), _password()
    _sign_up(visitor, address, password)
    visitor.fill("Code", _mail(lectern, address, 1))
    with _confirmed_fails(aws):
        visitor.press("Confirm")
        expect(visitor.page.get_by_role("alert")).to_contain_text("wrong on our side")
    visitor.open("/sign-in")
    visitor.fill("E-mail", address)
    visitor.fill("Password", password)
    visitor.press("Sign in")
    expect(visitor.page.get_by_role("alert")).to_contain_text("Set a new password first")
    visitor.page.get_by_role("link", name="Forgot your password?").click()
    visitor.press("use another address")
    visitor.fill("E-mail", address)
    visitor.press("Mail me a code")
    visitor.fill("Code", _mail(lectern, address, 2))
    visitor.fill("New password", password)
    visitor.press("Set the new password")
    expect(visitor.account_button()).to_be_visible(timeout=PATIENCE)


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
