"""A new password: ask for a code, then enter it."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import (
    confirm_password_reset,
    forget_pending,
    request_password_reset,
    resend_code,
    session,
)
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.choice import when
from webapp.components.door import door_page
from webapp.components.fields import code_field, email_field, new_password_field, submit

ROUTE = routes.FORGOT_PASSWORD
TITLE = "New password · Lectern"
DESCRIPTION = "Set a new password for your Lectern account with a code sent by e-mail."


def _ask() -> rx.Component:
    return rx.el.form(
        email_field(),
        submit("Mail me a code", "Sending…", session().busy),
        class_name="form",
        on_submit=request_password_reset,
    )


def _set() -> rx.Component:
    return rx.el.form(
        code_field(),
        new_password_field("New password"),
        submit("Set the new password", "Saving…", session().busy),
        class_name="form",
        on_submit=confirm_password_reset,
    )


def _button(label: str, action: object) -> rx.Component:
    return rx.el.button(label, type="button", class_name="text-button", on_click=action)


def page() -> rx.Component:
    address = session().pendingEmail
    return door_page(
        "Set a new password",
        when(
            address != "",
            rx.fragment(
                "If ",
                rx.el.strong(address),
                " has an account, a code is on its way. Enter it with your new password.",
            ),
            "Tell us your address and we’ll mail you a code.",
        ),
        when(address != "", _set(), _ask()),
        when(
            address != "",
            rx.el.p(
                "No mail, or another address? ",
                _button("Send a new code", resend_code),
                " or ",
                _button("use another address", forget_pending),
                ".",
            ),
        ),
        rx.el.p("Remembered it? ", link("Sign in", href=place().signInHref)),
    )
