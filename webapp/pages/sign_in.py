"""Signing in."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import session, sign_in
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.door import door_page
from webapp.components.fields import email_field, field, submit

ROUTE = routes.SIGN_IN
TITLE = "Sign in · Lectern"
DESCRIPTION = "Sign in to Lectern and go on where you left off."


def page() -> rx.Component:
    return door_page(
        "Sign in",
        "Go on where you left off.",
        rx.el.form(
            email_field(default_value=session().pendingEmail),
            field(
                "password", "Password", session().errorField, type="password",
                auto_complete="current-password", required=True,
            ),
            submit("Sign in", "Signing in…", session().busy),
            class_name="form",
            on_submit=sign_in,
        ),
        rx.el.p(link("Forgot your password?", href=place().forgotHref)),
        rx.el.p("New here? ", link("Create an account", href=place().signUpHref)),
    )  # fmt: skip
