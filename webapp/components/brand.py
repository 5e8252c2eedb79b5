"""The mark: an open book on a lectern's stand."""

import reflex as rx

from webapp.client.links import link
from webapp.components.raw import FILLED

_LEFT = "M15.2 9.2C12 6.6 7.8 5.9 3 6.8v13.4c4.8-.9 9-.2 12.2 2.3z"
_RIGHT = "M16.8 9.2C20 6.6 24.2 5.9 29 6.8v13.4c-4.8-.9-9-.2-12.2 2.3z"
_STAND = "M15 24.2h2V27h4.5a1 1 0 0 1 0 2h-11a1 1 0 0 1 0-2H15z"


def mark(class_name: str = "brand-mark") -> rx.Component:
    return rx.el.svg(
        rx.el.path(d=_LEFT),
        rx.el.path(d=_RIGHT),
        rx.el.path(d=_STAND),
        view_box="0 0 32 32",
        custom_attrs=FILLED,
        class_name=class_name,
        aria_hidden="true",
    )


def brand() -> rx.Component:
    return link(mark(), "Lectern", href="/", class_name="brand", aria_label="Lectern, home")
