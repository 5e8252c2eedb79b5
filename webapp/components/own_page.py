"""A page of the learner's own: what it shows, or what stands in its place meanwhile."""

from typing import Any

import reflex as rx

from webapp.components.choice import by
from webapp.components.frame import frame
from webapp.components.states import cut_off, door, failed, skeleton, waiting


def own_page(what: str, status: Any, error: Any, body: rx.Component) -> rx.Component:
    """`what` names it in sentences: "your profile". Whoever has nothing yet sees the page too."""
    rows = [skeleton("row") for _ in range(4)]
    cases = {
        "ready": body,
        "empty": body,
        "error": failed(what, error),
        "offline": cut_off(what),
        "signedOut": door(what),
    }
    return frame(by(status, cases, waiting(f"Loading {what}", skeleton("title"), *rows)))
