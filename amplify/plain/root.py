"""The root template: data and roles in itself, all else in nested stacks."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amplify.plain import choices, kept, nested
from amplify.plain.inline import CLI_ONLY, inline
from amplify.plain.wiring import Wiring
from amplify.project import Resource

ROLES = Path(__file__).with_name("roles.json")
DESCRIPTION = "Lectern: the whole cloud of one environment"
FORMAT = "2010-09-09"

Template = dict[str, Any]


@dataclass(frozen=True)
class Templates:
    """`nested` by resource key; the root refers to each as `nested/<key>.json`."""

    root: Template
    nested: dict[str, Template]


def write(resources: Iterable[Resource]) -> Templates:
    """`resources`: those of the Amplify project, each after all that it depends on."""
    given = tuple(resources)
    data = {resource.key for resource in given if kept.of(resource.template)}
    chosen = choices.of(given, data)
    wiring = Wiring({}, {r.key: _logical_ids(r) for r in given if r.key in data})
    root: Template = {"Conditions": {}, "Resources": json.loads(ROLES.read_text())}
    for resource in given:
        if resource.key in data:
            placed = inline(resource, wiring.values(resource, chosen))
            root["Conditions"] |= placed.conditions
            root["Resources"] |= placed.resources
            outputs = placed.outputs
        else:
            root["Resources"][resource.key] = nested.stack(resource, wiring, chosen)
            outputs = _outputs_of_stack(resource)
        wiring = wiring.knowing(resource.key, outputs)
    return Templates(
        _complete(root, chosen, wiring),
        {r.key: nested.template(r) for r in given if r.key not in data},
    )


def _complete(root: Template, chosen: choices.Choices, wiring: Wiring) -> Template:
    return {
        "AWSTemplateFormatVersion": FORMAT,
        "Description": DESCRIPTION,
        "Parameters": dict(chosen.parameters),
        **{name: section for name, section in root.items() if section},
        "Outputs": _outputs(wiring),
    }


def _logical_ids(resource: Resource) -> tuple[str, ...]:
    own = resource.template["Resources"].keys() - CLI_ONLY.get(resource.key, frozenset())
    return tuple(sorted(resource.key + name for name in own))


def _outputs_of_stack(resource: Resource) -> dict[str, Any]:
    return {
        name: {"Fn::GetAtt": [resource.key, f"Outputs.{name}"]}
        for name, output in nested.template(resource).get("Outputs", {}).items()
        if "Condition" not in output
    }


def _outputs(wiring: Wiring) -> dict[str, Any]:
    """Every output of every part, by the name under which the parts know it; and the guest role."""
    found = {
        key + name: {"Value": value}
        for key, outputs in wiring.outputs.items()
        for name, value in outputs.items()
    }
    found["UnauthRoleName"] = {"Value": {"Ref": "UnauthRole"}}
    found["UnauthRoleArn"] = {"Value": {"Fn::GetAtt": ["UnauthRole", "Arn"]}}
    return found
