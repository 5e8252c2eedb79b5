"""Reads amplify/backend as the Amplify CLI does: resources, and in which order they deploy."""

import json
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from amplify.project.errors import ProjectInvalid

NOT_A_CATEGORY = {"parameters"}
"""Keys of backend-config.json under which the CLI keeps notes of its own."""
TEMPLATE_PATTERN = "*-cloudformation-template.json"


@dataclass(frozen=True)
class Dependency:
    """Outputs of another resource that arrive as `<category><resource><attribute>`."""

    category: str
    resource: str
    attributes: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.category + self.resource


@dataclass(frozen=True)
class Resource:
    """One entry of backend-config.json with its template and its parameter file."""

    category: str
    name: str
    built: bool
    dependencies: tuple[Dependency, ...]
    template: dict[str, Any]
    parameters: dict[str, Any]

    @property
    def key(self) -> str:
        """The logical id of its nested stack in the CLI's root template."""
        return self.category + self.name


def load(amplify: Path) -> tuple[Resource, ...]:
    """Every resource of the project, each after all that it depends on."""
    config = json.loads((amplify / "backend" / "backend-config.json").read_text())
    resources = {
        category + name: _resource(amplify, category, name, entry)
        for category, entries in config.items()
        if category not in NOT_A_CATEGORY
        for name, entry in entries.items()
    }
    for resource in resources.values():
        for dependency in resource.dependencies:
            if dependency.key not in resources:
                raise ProjectInvalid(
                    f"{resource.key} depends on {dependency.key}, which is not there."
                )
    order = TopologicalSorter(
        {key: sorted(d.key for d in resource.dependencies) for key, resource in resources.items()}
    )
    try:
        return tuple(resources[key] for key in order.static_order())
    except CycleError as cycle:
        raise ProjectInvalid(f"These resources depend on each other: {cycle.args[1]}.") from None


def _resource(amplify: Path, category: str, name: str, entry: dict[str, Any]) -> Resource:
    folder = _folder(amplify, category, name)
    parameter_file = folder / "parameters.json"
    return Resource(
        category=category,
        name=name,
        built=bool(entry.get("build")),
        dependencies=tuple(
            Dependency(d["category"], d["resourceName"], tuple(d["attributes"]))
            for d in entry.get("dependsOn", ())
        ),
        template=json.loads(_template_file(folder).read_text()),
        parameters=json.loads(parameter_file.read_text()) if parameter_file.exists() else {},
    )


def _folder(amplify: Path, category: str, name: str) -> Path:
    """Where the CLI generates a template at push, the committed copy of what it generates."""
    generated = amplify / "generated" / category / name
    return generated if generated.is_dir() else amplify / "backend" / category / name


def _template_file(folder: Path) -> Path:
    found = sorted(folder.glob(TEMPLATE_PATTERN))
    if len(found) != 1:
        raise ProjectInvalid(f"{folder} must hold one {TEMPLATE_PATTERN}, not {len(found)}.")
    return found[0]
