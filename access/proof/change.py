"""One change to a statement, and what the project knows that a change may bring in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """`elements` replaces elements of the statement (None takes one away); None: all of it goes."""

    element: str
    what: str
    elements: Mapping[str, Any] | None


@dataclass(frozen=True)
class Surroundings:
    """Every action, resource, attribute, partition and prefix that the specification knows."""

    actions: tuple[str, ...]
    resources: tuple[str, ...]
    attributes: tuple[str, ...]
    partitions: tuple[str, ...]
    prefixes: tuple[str, ...]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def without(values: list[Any], at: int) -> list[Any]:
    return [*values[:at], *values[at + 1 :]]


def replaced(values: list[Any], at: int, value: Any) -> list[Any]:
    return [*values[:at], value, *values[at + 1 :]]
