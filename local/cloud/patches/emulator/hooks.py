"""Replaces functions of the pinned emulator, each checked first to be the one that is expected.

A hook that no longer fits would silently switch enforcement off, so a changed name or
signature is a refusal to start.
"""

import functools
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local.cloud.process.errors import EmulatorChanged


@dataclass(frozen=True)
class Target:
    """A module-level function of the emulator, `parameters` as inspect spells their names."""

    module: str
    name: str
    parameters: tuple[str, ...]


def original(target: Target) -> Callable[..., Any]:
    """The function as the emulator ships it; raises EmulatorChanged where it isn't there."""
    found = getattr(importlib.import_module(target.module), target.name, None)
    if not inspect.isfunction(found):
        raise EmulatorChanged(f"{target.module}.{target.name} is missing.")
    parameters = tuple(inspect.signature(found).parameters)
    if parameters != target.parameters:
        raise EmulatorChanged(
            f"{target.module}.{target.name} takes {parameters}, not {target.parameters}."
        )
    return found


def replace(target: Target, wrap: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Puts `wrap(original)` in the original's place, keeping its signature for later checks."""
    shipped = original(target)
    replacement = functools.wraps(shipped)(wrap(shipped))
    setattr(importlib.import_module(target.module), target.name, replacement)


def attribute(module: str, name: str, kind: type) -> Any:
    """A module-level value of the emulator that must exist and be of `kind`."""
    found = getattr(importlib.import_module(module), name, None)
    if not isinstance(found, kind):
        raise EmulatorChanged(f"{module}.{name} is missing or no {kind.__name__}.")
    return found
