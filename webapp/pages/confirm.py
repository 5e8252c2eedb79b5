"""Confirming an address with the code that was mailed to it."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import confirm_sign_up, forget_pending, resend_code, session
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.choice import when
from webapp.components.door import door_page
from webapp.components.fields import code_field, email_field, new_password_field, submit

ROUTE = routes.CONFIRM
TITLE = "Confirm your e-mail · Lectern"
DESCRIPTION = "Enter the code from our mail to finish your Lectern account."


def page() -> rx.Component:
    address = session().pendingEmail
    return door_page(
        "Check your mail",
        when(
            address != "",
            rx.fragment("Enter the code from our mail to ", rx.el.strong(address), "."),
            "Enter your address and the code from our mail to it.",
        ),
        rx.el.form(
            when(address == "", email_field()),
            code_field(),
            when(~session().passwordKnown, new_password_field()),
            submit("Confirm", "Checking…", session().busy),
            class_name="form",
            on_submit=confirm_sign_up,
        ),
        rx.el.p(
            "No mail after a minute? Look in the spam folder, or ",
            rx.el.button(
                "send a new code", type="button", class_name="text-button", on_click=resend_code
            ),
            ".",
        ),
        rx.el.p(
            "Wrong address? ",
            link("Start again", href=place().signUpHref, on_click=forget_pending),
        ),
    )
