"""The foot of every page."""

import reflex as rx

from webapp.client.links import link


def footer() -> rx.Component:
    return rx.el.footer(
        rx.el.div(
            rx.el.p("Lectern. Short courses, made to be read. No adverts and no trackers."),
            rx.el.nav(
                link("Catalogue", href="/catalogue"),
                link("Search", href="/search"),
                link("Profile", href="/profile"),
                class_name="footer-links",
                aria_label="Footer",
            ),
            class_name="wrap",
        ),
        class_name="site-footer",
    )
