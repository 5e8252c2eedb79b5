"""What a learner gets, each with the thing itself in small."""

import reflex as rx

from webapp.components.icons import icon


def _panel(title: str, text: str, *sight: rx.Component) -> rx.Component:
    """The sight is decoration: the words say the same."""
    return rx.el.li(
        rx.el.div(*sight, class_name="panel-sight", aria_hidden="true"),
        rx.el.div(rx.el.h3(title), rx.el.p(text), class_name="panel-text"),
        class_name="panel",
    )


def _step(number: str, title: str, done: bool) -> rx.Component:
    mark = icon("check") if done else number
    return rx.el.div(
        rx.el.span(mark, class_name="step step-done" if done else "step"),
        rx.el.span(title),
        class_name="sight-step",
    )


def _keeps_place() -> rx.Component:
    return _panel(
        "It keeps your place",
        "Mark a lesson as read and the course remembers. Come back on your phone or another"
        " computer and go on from the next open lesson.",
        rx.el.div(
            _step("1", "The shape of a table", True),
            _step("2", "Keys you can write down", True),
            _step("3", "Ask for the item", False),
            class_name="sight-card",
        ),
    )


def _finds() -> rx.Component:
    return _panel(
        "Find the lesson you need",
        "Search goes through the titles, summaries and text of every course at once, and shows"
        " how many learners liked what it finds.",
        rx.el.div(
            rx.el.div(icon("search"), "partition key", class_name="sight-search"),
            rx.el.div(rx.el.strong("Keys you can write down"), class_name="sight-line"),
            rx.el.div("Lesson in Tables that answer", class_name="small"),
            class_name="sight-card",
        ),
    )


def _stays_fresh() -> rx.Component:
    return _panel(
        "Always the latest text",
        "When an editor corrects a lesson, the page you have open shows it within moments. There"
        " is nothing to reload.",
        rx.el.div(
            rx.el.div("A query reads", rx.el.s("one item"), rx.el.mark("one partition")),
            rx.el.div(icon("info"), "Updated just now", class_name="sight-note"),
            class_name="sight-card sight-serif",
        ),
    )


def reasons() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Made for reading, not for scrolling", id="reasons"),
        rx.el.ul(_keeps_place(), _finds(), _stays_fresh(), class_name="panels"),
        class_name="wrap section stack-large",
        aria_labelledby="reasons",
    )
