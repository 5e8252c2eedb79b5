"""Signing in."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import confirm_sign_in, forget_pending, session, sign_in
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.choice import when
from webapp.components.door import door_page
from webapp.components.fields import email_field, field, submit, totp_field

ROUTE = routes.SIGN_IN
TITLE = "Sign in · Lectern"
DESCRIPTION = "Sign in to Lectern and go on where you left off."


def _password() -> rx.Component:
    return rx.el.form(
        email_field(default_value=session().pendingEmail),
        field(
            "password", "Password", session().errorField, type="password",
            auto_complete="current-password", required=True,
        ),
        submit("Sign in", "Signing in…", session().busy),
        class_name="form",
        on_submit=sign_in,
    )  # fmt: skip


def _code() -> rx.Component:
    """After a right password, where the account has a second factor."""
    again = rx.el.button(
        "start again", type="button", class_name="text-button", on_click=forget_pending
    )
    return rx.el.div(
        rx.el.form(
            totp_field(session().errorField),
            submit("Go on", "Checking…", session().busy),
            class_name="form",
            on_submit=confirm_sign_in,
        ),
        rx.el.p("Not you, or no code? You can ", again, "."),
        rx.el.p(
            "If you have lost your app, those who run this site can take the code away once you"
            " have shown them who you are.",
            class_name="quiet",
        ),
        class_name="stack-small",
    )


def page() -> rx.Component:
    return door_page(
        "Sign in",
        "Go on where you left off.",
        when(session().codeWanted, _code(), _password()),
        rx.el.p(link("Forgot your password?", href=place().forgotHref)),
        rx.el.p("New here? ", link("Create an account", href=place().signUpHref)),
    )
