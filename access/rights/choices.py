"""What `choices.json` decides, beside what AWS's own schemas say."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("choices.json")


@dataclass(frozen=True)
class Choices:
    """`types`: actions of types whose schema names none. `left_out`: patterns of actions that the
    templates' resources never use, by the reason. `scopes`: the resources of a service, where
    Lectern's have names. `unscoped`: actions of those services to which AWS knows no resource."""

    types: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, tuple[str, ...]]
    scopes: Mapping[str, tuple[str, ...]]
    unscoped: tuple[str, ...]
    parts: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Of a policy that no template decides: actions by resource."""

    def needed(self, actions: Iterable[str]) -> frozenset[str]:
        return frozenset(each for each in actions if not self.why_not(each))

    def why_not(self, action: str) -> list[str]:
        """The patterns that leave it out."""
        patterns = (pattern for found in self.left_out.values() for pattern in found)
        return [pattern for pattern in patterns if fnmatchcase(action, pattern)]

    def resources(self, action: str) -> tuple[str, ...]:
        if action in self.unscoped:
            return ("*",)
        exact = self.scopes.get(action)
        return exact or self.scopes.get(action.partition(":")[0], ("*",))


def read(file: Path = FILE) -> Choices:
    found = json.loads(file.read_text(), object_hook=_frozen)
    return Choices(**found)


def _frozen(found: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in found.items()}
