"""The import: the part of the root template that holds data, and which live resource is which.

An import may add nothing but what is imported, and no outputs (CloudFormation User Guide,
"Import AWS resources into a CloudFormation stack"); the whole template follows as an update.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from amplify.plain import kept
from amplify.plain.errors import NotFound
from amplify.project import Resource

Template = dict[str, Any]


def template(root: Template) -> Template:
    resources = kept.of(root)
    conditions = {
        name: condition
        for name, condition in root.get("Conditions", {}).items()
        if _mentions(resources, name)
    }
    parameters = {
        name: definition
        for name, definition in root.get("Parameters", {}).items()
        if _mentions([resources, conditions], name)
    }
    sections = {"Parameters": parameters, "Conditions": conditions, "Resources": resources}
    return {
        "AWSTemplateFormatVersion": root["AWSTemplateFormatVersion"],
        "Description": root["Description"],
        **{name: section for name, section in sections.items() if section},
    }


def resources_to_import(
    root: Template, resources: Iterable[Resource], physical: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """What `create-change-set --resources-to-import` takes.

    `physical`: the physical ids of each live stack, by resource key and logical id.
    """
    found = {
        resource.key + name: _id(physical, resource.key, name)
        for resource in resources
        for name in kept.of(resource.template)
    }
    return [
        {
            "ResourceType": definition["Type"],
            "LogicalResourceId": name,
            "ResourceIdentifier": kept.identifier(name, definition, found),
        }
        for name, definition in kept.of(root).items()
    ]


def _id(physical: Mapping[str, Mapping[str, str]], key: str, name: str) -> str:
    try:
        return physical[key][name]
    except KeyError:
        raise NotFound(f"The live environment has no {name} in {key}.") from None


def _mentions(section: Any, name: str) -> bool:
    """Whether a function names it: as a whole string, or as a variable of Fn::Sub."""
    text = json.dumps(section)
    return f'"{name}"' in text or f"${{{name}}}" in text
