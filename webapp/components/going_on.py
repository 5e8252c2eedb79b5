"""The way back to where one was: always a link, never a jump of the page's own."""

import reflex as rx

from webapp.client.bindings import go_on, lesson
from webapp.client.links import link
from webapp.components.choice import when
from webapp.components.course_card import bar
from webapp.components.icons import icon
from webapp.components.raw import anchor


def go_on_card() -> rx.Component:
    """On the front page: the lesson that was read last. It is as high before its title is known."""
    here = go_on()
    return when(
        here.href != "",
        link(
            rx.el.span("Go on where you were", icon("right"), class_name="eyebrow"),
            rx.el.span(here.title, dir="auto", lang=here.lang, class_name="go-on-title"),
            rx.el.span(here.courseTitle, dir="auto", lang=here.lang, class_name="go-on-course"),
            rx.el.span(f"{here.percent} % of the lesson read", class_name="small"),
            bar(here.percent, "How much of the lesson you have read"),
            href=here.href,
            class_name="go-on",
        ),
    )


def go_on_in_lesson() -> rx.Component:
    """Above an open lesson of which one has read before, until one reads on. It stands over the
    text, at the foot of the window, so that nothing moves when it comes and goes.
    """
    return when(
        lesson().goOnHref != "",
        anchor(
            icon("down"),
            rx.el.span("Go on where you were"),
            rx.el.span(f"{lesson().percent} % read", class_name="small"),
            href=lesson().goOnHref,
            class_name="go-on-here",
        ),
    )
