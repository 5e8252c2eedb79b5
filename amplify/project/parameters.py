"""The values of a template's parameters, worked out as the Amplify CLI works them out.

In order of precedence: what the environment sets, the outputs of dependencies, the place of
the uploaded package, the parameter file. `env` is always passed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amplify.project import Resource
from amplify.project.errors import ParameterMissing


@dataclass(frozen=True)
class Context:
    """What is known when a stack is about to be deployed.

    `root` holds the root stack's values by the names a parameter file uses for them
    (`AuthRoleName`, `AuthRole.Arn`); `outputs` each deployed stack's outputs by resource key;
    `environment` the values this environment sets by parameter name.
    """

    env: str
    root: Mapping[str, str]
    outputs: Mapping[str, Mapping[str, str]]
    environment: Mapping[str, str]
    packages: Mapping[str, Mapping[str, str]]


def resolve(resource: Resource, context: Context) -> dict[str, str]:
    """Every parameter of the resource's template that has a value other than its default."""
    declared: dict[str, Any] = resource.template.get("Parameters", {})
    values = {name: _value(given, context) for name, given in resource.parameters.items()}
    values |= context.packages.get(resource.key, {})
    for dependency in resource.dependencies:
        outputs = context.outputs[dependency.key]
        for attribute in dependency.attributes:
            if attribute not in outputs:
                raise ParameterMissing(
                    f"{resource.key} needs {attribute}, which {dependency.key} doesn't output."
                )
            values[dependency.key + attribute] = outputs[attribute]
    values["env"] = context.env
    undeclared = sorted(values.keys() - declared.keys())
    if undeclared:
        raise ParameterMissing(
            f"{resource.key} is given {undeclared}, but declares no such parameter."
        )
    values |= {name: text for name, text in context.environment.items() if name in declared}
    missing = sorted(n for n, p in declared.items() if "Default" not in p and n not in values)
    if missing:
        raise ParameterMissing(f"{resource.key} has no value for {missing}.")
    return values


def _value(given: Any, context: Context) -> str:
    """A literal, a list, `{"Ref": …}` or `{"Fn::GetAtt": [resource, attribute]}`."""
    if isinstance(given, dict):
        name = given.get("Ref") or ".".join(given.get("Fn::GetAtt", ()))
        return _of_root(name, context)
    if isinstance(given, list):
        return ",".join(str(part) for part in given)
    if isinstance(given, bool):
        return str(given).lower()
    return str(given)


def _of_root(name: str, context: Context) -> str:
    key, separator, attribute = name.partition(".Outputs.")
    found = context.outputs.get(key, {}).get(attribute) if separator else context.root.get(name)
    if found is None:
        raise ParameterMissing(f"A parameter file refers to {name}, which the root stack lacks.")
    return found
