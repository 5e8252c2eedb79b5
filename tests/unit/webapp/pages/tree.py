"""Walks a page as Reflex would compile it."""

from collections.abc import Iterator
from typing import Any

import reflex as rx
from reflex_components_core.core.foreach import Foreach


def _inside(component: Any) -> Iterator[Any]:
    yield from getattr(component, "children", [])
    yield from component._get_components_in_props()
    if draw := getattr(component, "_draw", None):  # what a page loads later
        yield draw()
    if isinstance(component, Foreach):
        yield component._render().render_component()
    for case in getattr(component, "match_cases", []):
        yield case[-1]
    if default := getattr(component, "default", None):
        yield default


def walk(component: rx.Component) -> Iterator[Any]:
    """Every component of the tree once, those of unchosen cases and of lists included."""
    stack: list[Any] = [component]
    seen: set[int] = set()
    while stack:
        current = stack.pop()
        if id(current) in seen or not hasattr(current, "_get_components_in_props"):
            continue
        seen.add(id(current))
        yield current
        stack.extend(_inside(current))


def tags(component: rx.Component, name: str) -> list[Any]:
    return [part for part in walk(component) if getattr(part, "tag", None) == name]
