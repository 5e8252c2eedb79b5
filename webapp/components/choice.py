"""Choosing what to show by a value that only the browser knows."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import reflex as rx

Item = TypeVar("Item")


def when(condition: Any, then: Any, otherwise: Any = None) -> rx.Component:
    """`then` while the condition holds, else `otherwise` (nothing, if not given)."""
    other = rx.fragment() if otherwise is None else otherwise
    return cast("rx.Component", rx.cond(condition, then, other))


def pick(condition: Any, then: str, otherwise: str = "") -> str:
    """A text (a class, a label) that depends on a condition."""
    return cast("str", rx.cond(condition, then, otherwise))


def by(value: Any, cases: dict[str, rx.Component], otherwise: rx.Component) -> rx.Component:
    """The case whose name the value is."""
    return cast("rx.Component", rx.match(value, *cases.items(), otherwise))


def each(items: Sequence[Item], draw: Callable[[Item], rx.Component]) -> rx.Component:
    """One component for each item."""
    return cast("rx.Component", rx.foreach(items, draw))
