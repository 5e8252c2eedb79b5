"""Making an account."""

import reflex as rx

from lectern.learner_items import PROFILE
from webapp.client import routes
from webapp.client.bindings import session, sign_up
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.door import door_page
from webapp.components.fields import email_field, field, new_password_field, submit

ROUTE = routes.SIGN_UP
TITLE = "Create an account · Lectern"
DESCRIPTION = "Create a free Lectern account with a name, an e-mail address and a password."


def page() -> rx.Component:
    return door_page(
        "Create an account",
        "Free, and yours alone: it keeps your place and your likes.",
        rx.el.form(
            field(
                "displayName", "Name", session().errorField,
                "Others see it beside your comments. You can change it later.",
                auto_complete="name", required=True,
                max_length=PROFILE.attribute("displayName").most,
            ),
            email_field(),
            new_password_field(),
            submit("Create an account", "One moment…", session().busy),
            class_name="form",
            on_submit=sign_up,
        ),
        rx.el.p("We’ll mail you a code to make sure that the address is yours."),
        rx.el.p("Already have an account? ", link("Sign in", href=place().signInHref)),
    )  # fmt: skip
