"""For an address that leads nowhere."""

import reflex as rx

from webapp.client.links import link
from webapp.components.frame import frame
from webapp.components.states import state

ROUTE = "404"
TITLE = "Page not found · Lectern"
DESCRIPTION = "There is no page at this address."


def page() -> rx.Component:
    return frame(
        state(
            "There’s no page here",
            "The address may be mistyped, or the page may have moved. Start from the catalogue or"
            " search for it.",
            link("Open the catalogue", href="/catalogue", class_name="button button-primary"),
            link("Search", href="/search", class_name="button"),
        )
    )
