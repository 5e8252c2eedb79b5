"""What stands in a page's place while there is nothing to read: each says what to do."""

from typing import Any

import reflex as rx

from webapp.client.bindings import retry
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.brand import mark
from webapp.components.choice import when
from webapp.components.icons import IconName, icon


def heading(*text: object, named: bool = False, passing: bool = False) -> rx.Component:
    """The page's h1, which takes the focus when one arrives on the page.

    `named` gives the document the heading's text as its title. A `passing` one stands there
    only while the page loads: the focus waits for the one that stays.
    """
    flags = {"data-titled": named, "data-waiting": passing}
    attributes = {name: "" for name, flag in flags.items() if flag}
    return rx.el.h1(*text, tab_index=-1, custom_attrs=attributes)


def waiting(label: str, *shapes: rx.Component) -> rx.Component:
    """Grey shapes in the form of what will come, and a heading that says so aloud."""
    return rx.el.div(
        rx.el.div(heading(label, passing=True), class_name="unseen"),
        *shapes,
        aria_busy="true",
        class_name="stack-large",
    )


def skeleton(shape: str) -> rx.Component:
    return rx.el.div(class_name=f"skeleton skeleton-{shape}", aria_hidden="true")


def notice(text: object, name: IconName = "info", error: bool = False) -> rx.Component:
    """A sentence that is read aloud when it appears; an error at once."""
    return rx.el.div(
        icon(name),
        rx.el.p(text),
        class_name="notice notice-error" if error else "notice",
        role="alert" if error else "status",
    )


def toast(said: Any, text: Any, name: IconName = "check") -> rx.Component:
    """A sentence at the foot of the window while `said` holds; read aloud, takes no focus."""
    return rx.el.div(when(said, rx.el.p(icon(name), text)), role="status", class_name="toast")


def problem(text: object, identifier: Any = "problem") -> rx.Component:
    """The error of a form or an action: an empty region until there is one to say."""
    return rx.el.div(
        when(text != "", notice(text, "alert", error=True)),
        id=identifier,
        class_name="problem",
        tab_index=-1,
    )


def state(title: str, text: object, *actions: rx.Component) -> rx.Component:
    return rx.el.div(
        mark("state-art"),
        heading(title),
        rx.el.p(text),
        rx.el.div(*actions, class_name="row"),
        class_name="state",
    )


def again() -> rx.Component:
    return rx.el.button("Try again", type="button", on_click=retry, class_name="button")


def failed(what: str, error: object) -> rx.Component:
    """`error` is the data layer's own sentence, which already says what to do."""
    return rx.el.div(state(f"We couldn’t load {what}", error, again()), role="alert")


def cut_off(what: str) -> rx.Component:
    return state(
        "You’re offline",
        f"We haven’t got {what} on this device yet. Pages you have already opened still work."
        " When the connection is back, try again.",
        again(),
    )


def door(what: str) -> rx.Component:
    """For a visitor: sign in, and come back to this page."""
    return state(
        f"Sign in to see {what}",
        "Reading needs an account. It is free, and keeps your place and your likes.",
        link("Sign in", href=place().signInHref, class_name="button button-primary"),
        link("Create an account", href=place().signUpHref, class_name="button"),
    )
