"""A part of a page on which one sets things: its title and what it is for, beside the form."""

import reflex as rx


def part(name: str, title: str, text: str, form: rx.Component) -> rx.Component:
    """`name` is the heading's id: a page holds each once."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, id=name), rx.el.p(text, class_name="quiet"), class_name="settings-intro"
        ),
        form,
        class_name="settings-part",
        aria_labelledby=name,
    )
