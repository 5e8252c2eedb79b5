"""Reads resources and parameter values out of a template."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cfnlint.template import Template

NEVER = [{"Fn::Equals": [{"Ref": "env"}, ""]}, {"Fn::Equals": ["", {"Ref": "env"}]}]
"""The CLI gives every stack the name of its environment, so what hangs on this is never made."""

Properties = dict[str, Any]


def of_type(cfn: Template, *kinds: str) -> Iterator[tuple[str, Properties]]:
    """Every resource that can ever be created, with its logical id."""
    conditions = cfn.template.get("Conditions", {})
    for name, definition in cfn.template.get("Resources", {}).items():
        impossible = conditions.get(definition.get("Condition")) in NEVER
        if definition.get("Type") in kinds and not impossible:
            yield name, definition.get("Properties", {})


def value(cfn: Template, given: Any) -> Any:
    """A literal as it stands; a parameter's value as the project's own file or its default says.

    Amplify keeps a template's parameters in `parameters.json` beside it. None where nobody says.
    """
    if not (isinstance(given, dict) and set(given) == {"Ref"}):
        return given
    name = given["Ref"]
    values = _beside(cfn)
    if name in values:
        return values[name]
    return cfn.template.get("Parameters", {}).get(name, {}).get("Default")


def _beside(cfn: Template) -> dict[str, Any]:
    if not cfn.filename:
        return {}
    file = Path(cfn.filename).with_name("parameters.json")
    return json.loads(file.read_text()) if file.exists() else {}


def is_true(given: Any) -> bool:
    """CloudFormation takes the texts of booleans for booleans."""
    return str(given).lower() == "true"


def names(given: Any, logical_id: str) -> bool:
    """Whether a property refers to this resource of the template, or to its ARN."""
    return given in (
        {"Ref": logical_id},
        {"Fn::GetAtt": [logical_id, "Arn"]},
        {"Fn::GetAtt": f"{logical_id}.Arn"},
    )
