"""Compares the auth template that the CLI builds with the committed copy of it.

A deployment without the CLI uses the copy, so both must describe the same cloud.
"""

import json
from pathlib import Path
from typing import Any

from local.push.project import Project
from local.push.push_failed import expect

FILES = ("lectern-cloudformation-template.json", "parameters.json")
MACHINES_OWN = ("Description",)
"""Contains the operating system and the CLI's version."""


def check(project: Project) -> None:
    for name in FILES:
        built = _read(project.backend / "auth/lectern/build" / name)
        copy = _read(project.folder / "amplify/generated/auth/lectern" / name)
        different = sorted(_paths(built, copy))
        expect(
            not different,
            f"amplify/generated/auth/lectern/{name} isn't what the CLI builds; "
            f"they differ at {', '.join(different[:8])}. Copy the built file there.",
        )


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text())
    return {key: value for key, value in content.items() if key not in MACHINES_OWN}


def _paths(left: Any, right: Any, path: str = "") -> list[str]:
    """The paths at which two JSON values differ, separated by slashes."""
    if isinstance(left, dict) and isinstance(right, dict):
        return [
            found
            for key in left.keys() | right.keys()
            for found in _paths(left.get(key), right.get(key), f"{path}/{key}")
        ]
    return [] if left == right else [path or "/"]
