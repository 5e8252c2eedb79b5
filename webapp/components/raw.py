"""Markup as the browser knows it, where Reflex would make something else of it.

A prop that an element of `rx.el` doesn't declare becomes a style, and a style becomes an
inline `<style>` element, which the content security policy refuses. These go to React as
they are; tests/unit/webapp/pages holds every page to that.
"""

from typing import Any

import reflex as rx
from reflex.vars.base import Var
from reflex_components_core.el.elements.inline import A, Code
from reflex_components_core.el.elements.typography import Div


def size(width: Any, height: Any) -> dict[str, Any]:
    """An image's own size in pixels, so that its place is kept while it loads."""
    return {"width": width, "height": height}


def anchor(*children: Any, href: Any, **props: Any) -> rx.Component:
    """A plain `<a>`, for a place on this page or on another site. `rx.el.a` is the router's
    link, which would leave the focus behind.
    """
    return A.create(*children, href=href, **props)


class _RawDiv(Div):  # type: ignore[misc] # Reflex leaves its base untyped
    """A declared prop, so that the imports of the Var it is given reach the page."""

    dangerouslySetInnerHTML: Var[dict[str, str]]  # noqa: N815


class _RawCode(Code):  # type: ignore[misc]
    dangerouslySetInnerHTML: Var[dict[str, str]]  # noqa: N815


class _HeardForm(Div):  # type: ignore[misc]
    tag = "form"


def heard_form(*children: Any, **props: Any) -> rx.Component:
    """A form that a script listens to: Reflex would give each a handler of its own."""
    return _HeardForm.create(*children, **props)


def html_div(html: str, class_name: str) -> rx.Component:
    """`html` has been sanitised: where it entered the table, and by the data layer."""
    return _RawDiv.create(dangerouslySetInnerHTML={"__html": html}, class_name=class_name)


def html_region(html: str, label: str) -> rx.Component:
    """Sanitised HTML that may be wider than the page: a region that scrolls by itself."""
    return _RawDiv.create(
        dangerouslySetInnerHTML={"__html": html},
        class_name="table-region",
        tab_index=0,
        role="region",
        aria_label=label,
    )


def html_code(html: str) -> rx.Component:
    """`html` is escaped text in spans: see `highlight.ts`."""
    return _RawCode.create(dangerouslySetInnerHTML={"__html": html})


def script(text: str) -> rx.Component:
    """An inline script written in this repository; the build puts its hash into the policy."""
    return rx.el.script(custom_attrs={"dangerouslySetInnerHTML": {"__html": text}})


FILLED = {"fill": "currentColor"}

LINES = {
    "fill": "none",
    "stroke": "currentColor",
    "strokeWidth": "1.75",
    "strokeLinecap": "round",
    "strokeLinejoin": "round",
}
