"""Puts the resources of a template that holds data into the root template itself.

Resource import reaches the resources of the stack it is asked for, not those of stacks nested in
it (CloudFormation User Guide, "Import AWS resources into a CloudFormation stack").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amplify.plain import kept
from amplify.plain.errors import TemplateUnsupported
from amplify.plain.expressions import Scope, moved
from amplify.project import Resource

SECTIONS = frozenset(
    {
        "AWSTemplateFormatVersion",
        "Description",
        "Metadata",
        "Parameters",
        "Conditions",
        "Resources",
        "Outputs",
    }
)
CLI_ONLY = {"authlectern": frozenset({"UserPoolClientRole"})}
"""A role of the CLI's own that nothing uses."""


@dataclass(frozen=True)
class Inlined:
    """`outputs` holds an expression of the root template for each output of the template."""

    conditions: dict[str, Any]
    resources: dict[str, Any]
    outputs: dict[str, Any]


def inline(resource: Resource, values: Mapping[str, Any]) -> Inlined:
    """`values`: the root template's expression for each parameter. What holds data is retained."""
    template, scope = resource.template, scope_of(resource, values)
    unknown = sorted(template.keys() - SECTIONS)
    if unknown:
        raise TemplateUnsupported(f"{resource.key} has {unknown}, which can't be moved.")
    resources = {
        scope.resource(name): moved(_retained(definition), scope)
        for name, definition in template["Resources"].items()
        if name in scope.resources
    }
    conditions = {
        scope.condition(name): moved(condition, scope)
        for name, condition in template.get("Conditions", {}).items()
    }
    outputs = {
        name: moved(output["Value"], scope) for name, output in template.get("Outputs", {}).items()
    }
    return Inlined(conditions, resources, outputs)


def scope_of(resource: Resource, values: Mapping[str, Any]) -> Scope:
    return Scope(
        prefix=resource.key,
        resources=frozenset(resource.template["Resources"]) - CLI_ONLY.get(resource.key, set()),
        conditions=frozenset(resource.template.get("Conditions", {})),
        values=values,
    )


def _retained(definition: dict[str, Any]) -> dict[str, Any]:
    if definition["Type"] not in kept.IDENTIFIERS:
        return definition
    return {**definition, **kept.POLICIES}
