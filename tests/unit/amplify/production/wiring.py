"""Follows what a template is given back to the resource of another template that it stands for."""

import functools
import re
from typing import Any

from tests.unit.amplify.templates import RESOURCES, template

Source = tuple[str, str, str]
"""Stack, logical id and type of a resource."""


def source(stack: str, value: Any) -> Source:
    """The resource behind `{"Ref": …}`: of this stack, or behind an output of a dependency.

    Raises KeyError or AssertionError where the thread ends in nothing.
    """
    name = _referred(value)
    resources = template(stack)["Resources"]
    if name in resources:
        return stack, name, resources[name]["Type"]
    for dependency in RESOURCES[stack].dependencies:
        for attribute in dependency.attributes:
            if dependency.key + attribute == name:
                return source(
                    dependency.key, template(dependency.key)["Outputs"][attribute]["Value"]
                )
    raise AssertionError(f"{stack} takes {name} from nowhere.")


def _referred(value: Any) -> str:
    if "Fn::GetAtt" in value:
        return str(value["Fn::GetAtt"][0])
    if "Fn::Sub" in value:
        whole = re.fullmatch(r"\$\{([A-Za-z0-9]+)(\.Arn)?\}", value["Fn::Sub"])
        assert whole, f"{value} stands for no one resource."
        return whole[1]
    return str(value["Ref"])


@functools.cache
def api_names() -> frozenset[str]:
    """The names of the APIs as the templates write them, `${env}` unfilled."""
    return frozenset(
        definition["Properties"]["Name"]["Fn::Sub"]
        for resource in RESOURCES.values()
        for definition in resource.template["Resources"].values()
        if definition["Type"] == "AWS::ApiGateway::RestApi"
    )
