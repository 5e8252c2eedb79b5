"""The narrow page that all forms of the account share."""

import reflex as rx

from webapp.client.bindings import session
from webapp.components.brand import mark
from webapp.components.choice import when
from webapp.components.frame import frame
from webapp.components.states import heading, notice, problem


def _side() -> rx.Component:
    """Beside the form on a wide screen: a reminder of what waits behind the door."""
    return rx.el.aside(
        mark("side-mark"),
        rx.el.p("A quiet place to learn something well.", class_name="side-title"),
        rx.el.p("Short courses in plain words. Your place is kept, on every device."),
        class_name="door-side",
        aria_label="About Lectern",
    )


def door_page(title: str, lead: object, form: rx.Component, *foot: rx.Component) -> rx.Component:
    """A title, a sentence, what went wrong or well, the form, and other ways to go."""
    way_in = rx.el.div(
        rx.el.div(heading(title), rx.el.p(lead, class_name="lead"), class_name="door-head"),
        when(session().notice != "", notice(session().notice)),
        problem(session().error),
        form,
        rx.el.div(*foot, class_name="door-foot stack-small"),
        class_name="door",
    )
    return frame(rx.el.div(way_in, _side(), class_name="door-split"))
