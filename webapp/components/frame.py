"""The frame that every page stands in: skip link, header, main, footer, and the network bar."""

import reflex as rx

from webapp.client.bindings import network
from webapp.components.behaviour import arrival, departure
from webapp.components.choice import pick, when
from webapp.components.footer import footer
from webapp.components.header import header
from webapp.components.icons import icon
from webapp.components.raw import anchor


def _offline_bar() -> rx.Component:
    """A live region that is always there, so that losing the network is read aloud."""
    return rx.el.div(
        when(
            ~network().online | departure().held,
            rx.el.div(
                rx.el.div(
                    icon("offline"),
                    rx.el.p(
                        pick(
                            departure().held,
                            "The page you chose waits for the connection and then opens by itself."
                            " You can go on reading here.",
                            "You’re offline. What you have already opened stays readable;"
                            " likes, progress and search need the connection.",
                        )
                    ),
                    class_name="wrap",
                ),
                class_name="offline-bar",
            ),
        ),
        role="status",
        class_name="network",
    )


def frame(*children: rx.Component, current: str = "", wide: bool = False) -> rx.Component:
    """`wide` leaves the width to the page (a hero); else the page stands in the column."""
    body = children if wide else (rx.el.div(*children, class_name="wrap section"),)
    return rx.el.div(
        anchor("Skip to the content", href="#content", class_name="skip-link"),
        header(current),
        _offline_bar(),
        rx.el.noscript(
            rx.el.p(
                "Lectern needs JavaScript to sign you in and to show what you read. Please switch"
                " it on in your browser’s settings and load the page again.",
                class_name="notice",
            )
        ),
        rx.el.main(
            *body, id="content", tab_index=-1, custom_attrs={"data-path": arrival().pathname}
        ),
        footer(),
        class_name="page",
    )
