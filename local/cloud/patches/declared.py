"""All of the emulator that a patch touches, as each file names it at its top."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

from local.cloud import patches
from local.cloud.patches.emulator import hooks
from local.cloud.patches.emulator.hooks import Entry, Target, Value


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(patches.__path__, f"{patches.__name__}.")
    names = (each.name for each in found if not each.name.endswith("__main__"))
    return [importlib.import_module(name) for name in names]


def functions(of: Iterable[ModuleType]) -> list[Target | Entry]:
    """Each once; a name that stands in several files is the same place."""
    found = {each for each in _named(of) if isinstance(each, Target | Entry)}
    return sorted(found, key=lambda each: each.address)


def check_values(of: Iterable[ModuleType]) -> None:
    """Raises EmulatorChanged for a store or class that isn't there, or isn't of its kind."""
    for each in _named(of):
        if isinstance(each, Value):
            hooks.attribute(*each)


def _named(of: Iterable[ModuleType]) -> Iterator[object]:
    for module in of:
        for value in vars(module).values():
            if isinstance(value, dict) and not isinstance(value, Value):
                yield from value.values()
            elif isinstance(value, tuple) and not isinstance(value, Value):
                yield from value
            else:
                yield value
