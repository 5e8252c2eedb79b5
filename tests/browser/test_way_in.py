"""Whoever has to make an account on the way to a page still arrives there."""

import re
import secrets

from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.eventually import eventually
from tests.mail import Mailbox
from tests.stack import Stack

CODE = re.compile(r"\b\d{6}\b")


def _mailed_code(mailbox: Mailbox, address: str) -> str:
    found = CODE.search(eventually(lambda: mailbox.to(address), what="the mailed code")[0]["text"])
    assert found
    return found.group()


def test_a_stranger_at_a_lesson_signs_up_and_reads_it(
    lectern: Stack, new_visitor: NewVisitor
) -> None:
    ada, stranger = new_visitor(), new_visitor()
    ada.sign_in(ada.outputs.demoUsers[0])
    ada.open("/catalogue")
    ada.page.locator(".card-link").first.click()
    ada.page.locator("main a[href^='/lessons/']").first.click()
    expect(ada.page.locator("article .prose")).to_be_visible()
    lesson = ada.page.url

    address = f"new-{secrets.token_hex(4)}@lectern.test"
    password = f"long-enough-{secrets.token_hex(4)}-A1"
    stranger.open(lesson)
    stranger.page.locator("main").get_by_role("link", name="Sign in").click()
    stranger.page.locator("main").get_by_role("link", name="Create an account").click()
    stranger.fill("Name", "Caroline Herschel")
    stranger.fill("E-mail", address)
    stranger.page.get_by_label("Password").first.fill(password)
    stranger.press("Create an account")
    expect(stranger.heading("Check your mail")).to_be_visible()
    stranger.page.reload()  # which forgets the password, but not the way
    stranger.page.get_by_label("Code").fill(_mailed_code(Mailbox(lectern.outputs.mailUrl), address))
    stranger.fill("Password", password)
    stranger.press("Confirm")
    expect(stranger.page).to_have_url(lesson)
