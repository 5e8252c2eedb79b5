"""The root template's own parameters: what the nested templates leave to the environment.

A name that means the same everywhere (`siteOrigin`) becomes one parameter; where templates
differ in type or default (`maxReadRequestUnits`) each gets its own, prefixed by its resource.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from amplify.project import Resource

ENV = "env"
PACKAGE = frozenset({"deploymentBucketName", "s3Key"})
"""Where the Amplify CLI put a package; `aws cloudformation package` writes its own place."""
ENVIRONMENT: dict[str, Any] = {
    "Type": "String",
    "Description": "The environment: a part of every name, e.g. prod",
    "AllowedPattern": "[a-z]{2,10}",
}

Owner = tuple[str, str]
"""Resource key and parameter name."""


@dataclass(frozen=True)
class Choices:
    """`names` gives the root parameter for each parameter that is left open."""

    names: Mapping[Owner, str]
    parameters: Mapping[str, dict[str, Any]]


def of(resources: Iterable[Resource], inlined: Iterable[str]) -> Choices:
    """What the parameter file of an inlined resource says is fixed: it describes the data."""
    fixed = frozenset(inlined)
    opened = {
        (resource.key, name): definition
        for resource in resources
        for name, definition in _open(resource).items()
        if not (resource.key in fixed and name in resource.parameters)
    }
    meanings: dict[str, list[dict[str, Any]]] = {}
    for (_, name), definition in opened.items():
        meaning = {part: v for part, v in definition.items() if part != "Description"}
        if meaning not in meanings.setdefault(name, []):
            meanings[name].append(meaning)
    names = {
        (key, name): name if len(meanings[name]) == 1 else key + name[0].upper() + name[1:]
        for key, name in opened
    }
    parameters = {names[owner]: opened[owner] for owner in reversed(opened)}
    return Choices(names, {ENV: ENVIRONMENT} | dict(sorted(parameters.items())))


def _open(resource: Resource) -> dict[str, dict[str, Any]]:
    """Parameters with a plain value, by the parameter file or by default, and their definition."""
    declared: dict[str, dict[str, Any]] = resource.template.get("Parameters", {})
    wired = {d.key + attribute for d in resource.dependencies for attribute in d.attributes}
    found = {}
    for name, definition in declared.items():
        given = resource.parameters.get(name, definition.get("Default"))
        if name in wired | PACKAGE | {ENV} or given is None or isinstance(given, dict):
            continue
        found[name] = {**definition, "Type": _type(definition), "Default": literal(given)}
    return found


def _type(definition: Mapping[str, Any]) -> Any:
    """A list is text on its way to a nested stack, so that one name can serve both."""
    return "String" if is_list(definition) else definition["Type"]


def literal(value: Any) -> Any:
    """A parameter file's value as CloudFormation takes a parameter's."""
    if isinstance(value, list):
        return ",".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else value


def is_list(definition: Mapping[str, Any]) -> bool:
    kind: str = definition["Type"]
    return kind == "CommaDelimitedList" or kind.startswith("List<")
