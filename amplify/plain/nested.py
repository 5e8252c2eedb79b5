"""One nested stack: its template without what only the Amplify CLI needs, and its parameters."""

import copy
from typing import Any

from amplify.plain.choices import PACKAGE, Choices
from amplify.plain.wiring import Wiring
from amplify.project import Resource

PLACES = {"AWS::Lambda::Function": "Code", "AWS::Lambda::LayerVersion": "Content"}
NEVER = "Never"
"""The condition of what stands in a template only because the CLI looks for it there."""


def template(resource: Resource) -> dict[str, Any]:
    """Packages are named by a path, which `aws cloudformation package` uploads and replaces."""
    made = copy.deepcopy(resource.template)
    made["Description"] = made.pop("Metadata", {}).get("Purpose", resource.key)
    made["Resources"] = {
        name: _packaged(definition, resource.name)
        for name, definition in made["Resources"].items()
        if definition.get("Condition") != NEVER
    }
    made.get("Conditions", {}).pop(NEVER, None)
    made["Outputs"] = {
        name: output
        for name, output in made.get("Outputs", {}).items()
        if not isinstance(output["Value"], str) or not resource.built
    }
    made["Parameters"] = {
        name: definition
        for name, definition in made.get("Parameters", {}).items()
        if name not in PACKAGE
    }
    return {name: section for name, section in made.items() if section}


def _packaged(definition: dict[str, Any], name: str) -> dict[str, Any]:
    place = PLACES.get(definition["Type"])
    properties = definition.get("Properties", {})
    if place and properties[place].get("S3Key") == {"Ref": "s3Key"}:
        properties[place] = f"../packages/{name}.zip"
    return definition


def stack(resource: Resource, wiring: Wiring, choices: Choices) -> dict[str, Any]:
    """The resource of the root template that creates the stack."""
    parameters = wiring.values(resource, choices)
    bare = [each.key for each in resource.dependencies if not each.attributes]
    waits = sorted(name for key in bare for name in wiring.resources_of(key))
    return {
        "Type": "AWS::CloudFormation::Stack",
        **({"DependsOn": waits} if waits else {}),
        "Properties": {
            "TemplateURL": f"nested/{resource.key}.json",
            **({"Parameters": parameters} if parameters else {}),
        },
    }
