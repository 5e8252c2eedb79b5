"""Attributes that Reflex would otherwise take for CSS.

A prop that an element of `rx.el` doesn't declare becomes a style, and a style becomes an
inline `<style>` element, which the content security policy refuses. These go to React as
they are; tests/unit/webapp/pages holds every page to that.
"""

from typing import Any


def size(width: Any, height: Any) -> dict[str, Any]:
    """An image's own size in pixels, so that its place is kept while it loads."""
    return {"width": width, "height": height}


def inner_html(html: Any) -> dict[str, Any]:
    """HTML that is already safe: sanitised, or written in this repository."""
    return {"dangerouslySetInnerHTML": {"__html": html}}


FILLED = {"fill": "currentColor"}

LINES = {
    "fill": "none",
    "stroke": "currentColor",
    "strokeWidth": "1.75",
    "strokeLinecap": "round",
    "strokeLinejoin": "round",
}
