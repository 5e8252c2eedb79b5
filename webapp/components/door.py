"""The narrow page that all forms of the account share."""

import reflex as rx

from webapp.client.bindings import session
from webapp.components.choice import when
from webapp.components.frame import frame
from webapp.components.states import heading, notice, problem


def door_page(title: str, lead: object, form: rx.Component, *foot: rx.Component) -> rx.Component:
    """A title, a sentence, what went wrong or well, the form, and other ways to go."""
    return frame(
        rx.el.div(
            rx.el.div(heading(title), rx.el.p(lead, class_name="lead"), class_name="door-head"),
            when(session().notice != "", notice(session().notice)),
            problem(session().error),
            form,
            rx.el.div(*foot, class_name="door-foot stack-small"),
            class_name="door",
        )
    )
