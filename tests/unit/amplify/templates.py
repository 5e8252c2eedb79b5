"""The templates under test, read once: exactly the files that are deployed."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from amplify import project
from amplify.project.root import ROOT

AMPLIFY = ROOT / "amplify"
RESOURCES = {resource.key: resource for resource in project.load(AMPLIFY)}
SNAPSHOT_OF_NOTHING = {
    "AWS::ApiGateway::Deployment",
    "AWS::ApiGateway::Stage",
    "AWS::ApiGateway::ApiKey",
    "AWS::ApiGateway::UsagePlan",
    "AWS::ApiGateway::UsagePlanKey",
}
"""API Gateway types that a deployment doesn't take a snapshot of."""


def template(key: str) -> dict[str, Any]:
    return RESOURCES[key].template


def of_type(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every resource of one type, as `<stack>.<logical id>` and its definition."""
    for key, resource in RESOURCES.items():
        for name, definition in resource.template["Resources"].items():
            if definition["Type"] == kind and definition.get("Condition") != "Never":
                yield f"{key}.{name}", definition


def properties(kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, definition["Properties"]) for name, definition in of_type(kind)]


def statements() -> list[tuple[str, dict[str, Any]]]:
    """Every statement of every policy that the project grants, with the name of its place."""
    found = []
    for name, role in properties("AWS::IAM::Role"):
        for policy in role.get("Policies", ()):
            found += [(name, s) for s in policy["PolicyDocument"]["Statement"]]
    for name, policy in properties("AWS::IAM::Policy"):
        found += [(name, s) for s in policy["PolicyDocument"]["Statement"]]
    return found


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def snapshot(key: str) -> dict[str, Any]:
    """What a deployment of this API takes a snapshot of, by logical id."""
    return {
        name: definition
        for name, definition in template(key)["Resources"].items()
        if definition["Type"].startswith("AWS::ApiGateway::")
        and definition["Type"] not in SNAPSHOT_OF_NOTHING
    }


def deployment_id(key: str) -> str:
    """The logical id that a deployment of this API must have: it changes when the API does."""
    api = snapshot(key)
    return "Deployment" + hashlib.sha256(json.dumps(api, sort_keys=True).encode()).hexdigest()[:8]


def template_files() -> list[Path]:
    """Every template of amplify/, the committed copies of generated ones included."""
    return sorted(AMPLIFY.glob("*/*/*/*-cloudformation-template.json"))
