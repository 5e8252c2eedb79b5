"""The front page for a visitor: what this is, what a lesson looks like, what is promised."""

import reflex as rx

from webapp.client.links import link
from webapp.components.icons import icon
from webapp.components.reasons import reasons
from webapp.components.states import heading


def _specimen() -> rx.Component:
    """A lesson in small, made of the same pieces as a real one. A picture to assistive tools."""
    return rx.el.div(
        rx.el.p("Lesson 3 · 8 min", class_name="eyebrow"),
        rx.el.p("Ask for the item, not for the table", class_name="specimen-title"),
        rx.el.div(
            rx.el.p(
                "A key that you can write down is a question that the table can answer. So begin"
                " with the question."
            ),
            rx.el.div(
                rx.el.div(rx.el.span("Python"), class_name="code-head"),
                rx.el.pre(
                    rx.el.code(
                        "table.get_item(Key={\n",
                        '    "pk": ',
                        rx.el.span('"CONTENT#lesson-3"', class_name="text"),
                        ",\n",
                        '    "sk": ',
                        rx.el.span('"ENTRY"', class_name="text"),
                        ",\n})",
                    )
                ),
                class_name="code",
            ),
            class_name="prose",
        ),
        rx.el.div(
            rx.el.span(icon("check"), "Marked as read", class_name="pill pill-on"),
            rx.el.span(icon("heart"), "Like", class_name="pill"),
            class_name="specimen-foot",
        ),
        class_name="specimen",
        role="img",
        aria_label="A sample lesson: a title, a paragraph, a block of Python, and buttons to"
        " mark it as read and to like it.",
    )


def _hero() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                heading("Learn by reading well."),
                rx.el.p(
                    "Lectern is a library of short technical courses, made for people who would"
                    " rather read a good page than watch a long video.",
                    class_name="lead",
                ),
                rx.el.div(
                    link(
                        "Create a free account", href="/sign-up", class_name="button button-primary"
                    ),
                    link("Sign in", href="/sign-in", class_name="button"),
                    class_name="row",
                ),
                class_name="hero-text",
            ),
            _specimen(),
            class_name="wrap",
        ),
        class_name="hero",
    )


def _promise() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.h2("Your reading is yours", id="promise"),
                rx.el.p(
                    "What you write here, from your profile to the lessons you have read, lies in"
                    " a part of the database that no other learner’s sign-in opens. Others see the"
                    " comments that you publish with your name, and a count of likes, never whose."
                    " There are no adverts, no trackers and no fonts"
                    " or players from elsewhere.",
                    class_name="lead",
                ),
                class_name="stack",
            ),
            rx.el.div(
                link("Create a free account", href="/sign-up", class_name="button button-primary"),
                rx.el.p(
                    "A name, an e-mail address and a password are all it takes.", class_name="small"
                ),
                class_name="row",
            ),
            class_name="promise",
        ),
        class_name="wrap",
        aria_labelledby="promise",
    )


def welcome() -> rx.Component:
    return rx.fragment(_hero(), reasons(), _promise())
