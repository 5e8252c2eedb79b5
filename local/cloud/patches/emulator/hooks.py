"""Replaces functions of the pinned emulator, each checked first to be the one that is expected.

A hook that no longer fits would silently switch enforcement off, so a changed name or
signature is a refusal to start. What is touched is named by a Target, an Entry or a Value at the
top of the file that touches it: all of them are checked at the start, and `replaced` tells which
functions something else stands in for.
"""

import functools
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from local.cloud.process.cloud_refused import EmulatorChanged

Function = Callable[..., Any]
Wrap = Callable[[Function], Function]
_replaced: list[str] = []


@dataclass(frozen=True)
class Target:
    """A module-level function of the emulator, `parameters` as inspect spells their names."""

    module: str
    name: str
    parameters: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"{self.module}.{self.name}"


@dataclass(frozen=True)
class Place:
    """A place in a table of the emulator's own, below these keys."""

    module: str
    table: str
    keys: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"{self.module}.{self.table}{''.join(f'[{key}]' for key in self.keys)}"


class Entry(Place):
    """A function that the emulator finds there."""


class Gap(Place):
    """Where the emulator has nothing."""


class Value(NamedTuple):
    """A module-level value of the emulator that must exist and be of `kind`."""

    module: str
    name: str
    kind: type


def original(target: Target | Entry) -> Function:
    """The function as the emulator ships it; raises EmulatorChanged where it isn't there."""
    if isinstance(target, Entry):
        return _in_table(target)
    found = getattr(importlib.import_module(target.module), target.name, None)
    if not inspect.isfunction(found):
        raise EmulatorChanged(f"{target.address} is missing.")
    parameters = tuple(inspect.signature(found).parameters)
    if parameters != target.parameters:
        raise EmulatorChanged(f"{target.address} takes {parameters}, not {target.parameters}.")
    return found


def replace(target: Target | Entry, wrap: Wrap) -> None:
    """Puts `wrap(original)` in the original's place, keeping its signature for later checks."""
    shipped = original(target)
    replacement = functools.wraps(shipped)(wrap(shipped))
    if isinstance(target, Entry):
        _table(target)[target.keys[-1]] = replacement
    else:
        setattr(importlib.import_module(target.module), target.name, replacement)
    _replaced.append(target.address)


def add(gap: Gap, made: Any) -> None:
    """Puts a function, or a table of them, where the emulator has none; else EmulatorChanged."""
    table = _table(gap)
    if gap.keys[-1] in table:
        raise EmulatorChanged(f"{gap.address} is there by now: strike it off our list.")
    table[gap.keys[-1]] = made
    _replaced.append(gap.address)


def attribute(module: str, name: str, kind: type) -> Any:
    """What a Value names; raises EmulatorChanged where it isn't there."""
    found = getattr(importlib.import_module(module), name, None)
    if not isinstance(found, kind):
        raise EmulatorChanged(f"{module}.{name} is missing or no {kind.__name__}.")
    return found


def replaced() -> tuple[str, ...]:
    """The addresses of all that was replaced or added in this process, in order."""
    return tuple(_replaced)


def _in_table(entry: Entry) -> Function:
    found = _table(entry).get(entry.keys[-1])
    if not callable(found):
        raise EmulatorChanged(f"{entry.address} is missing.")
    function: Function = found
    return function


def _table(place: Place) -> dict[str, Any]:
    table: dict[str, Any] = attribute(place.module, place.table, dict)
    for key in place.keys[:-1]:
        found = table.get(key)
        if not isinstance(found, dict):
            raise EmulatorChanged(f"{place.address}: there is no {key}.")
        table = found
    return table
