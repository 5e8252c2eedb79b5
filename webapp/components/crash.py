"""What stands in a page's place when its code fails: the framework's own page shows a stack."""

from typing import Any

import reflex as rx
from reflex_components_core.base.error_boundary import ErrorBoundary

from webapp.client.module import ClientModule
from webapp.components.brand import mark
from webapp.components.raw import anchor

_REPORT = ClientModule("$/lectern/behaviour").function("reportCrash")


def _apology() -> rx.Component:
    """Plain elements only: whatever failed may fail again."""
    said = rx.el.div(
        mark("state-art"),
        rx.el.h1("Something broke on this page"),
        rx.el.p("It is our mistake, not yours. What you have read and liked is kept."),
        rx.el.div(
            anchor("Load the page again", href="", class_name="button button-primary"),
            anchor("Go to the front page", href="/", class_name="button"),
            class_name="row",
        ),
        class_name="state",
        role="alert",
    )
    return rx.el.main(rx.el.div(said, class_name="wrap section"))


def boundary(_stateful: bool) -> rx.Component:
    """Around every page; `on_error` would else be sent to a server that isn't there."""
    props: dict[str, Any] = {"on_error": _REPORT, "fallback_render": rx.Var.create(_apology())}
    return ErrorBoundary.create(**props)
