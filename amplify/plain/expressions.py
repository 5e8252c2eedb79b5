"""Moves a template's expressions into another template: names get a prefix, parameters values.

The functions and their forms are those of the CloudFormation User Guide, "Intrinsic function
reference". Pseudo parameters (`AWS::Region`) stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

VARIABLE = re.compile(r"\$\{(?P<name>[^!{}][^{}]*)\}")


@dataclass(frozen=True)
class Scope:
    """What the names of one template mean in the other.

    `values` holds an expression of the other template for each parameter.
    """

    prefix: str
    resources: frozenset[str]
    conditions: frozenset[str]
    values: Mapping[str, Any]

    def resource(self, name: str) -> str:
        return self.prefix + name if name in self.resources else name

    def condition(self, name: str) -> str:
        return self.prefix + name if name in self.conditions else name


def moved(node: Any, scope: Scope) -> Any:
    """The same expression, section or property as the other template writes it."""
    if isinstance(node, list):
        return [moved(each, scope) for each in node]
    if not isinstance(node, dict):
        return node
    if len(node) == 1:
        ((name, argument),) = node.items()
        if name in _FUNCTIONS:
            return _FUNCTIONS[name](argument, scope)
    return {name: _attribute(name, value, scope) for name, value in node.items()}


def _attribute(name: str, value: Any, scope: Scope) -> Any:
    """`Condition` and `DependsOn` of a resource name others; a policy's Condition is a map."""
    if name == "Condition" and isinstance(value, str):
        return scope.condition(value)
    if name == "DependsOn":
        names = [value] if isinstance(value, str) else value
        return [scope.resource(each) for each in names]
    return moved(value, scope)


def _reference(name: str, scope: Scope) -> Any:
    return scope.values[name] if name in scope.values else {"Ref": scope.resource(name)}


def _attribute_of(argument: Any, scope: Scope) -> Any:
    name, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
    return {"Fn::GetAtt": [scope.resource(name), attribute]}


def _choice(argument: list[Any], scope: Scope) -> Any:
    condition, *branches = argument
    return {"Fn::If": [scope.condition(condition), *moved(branches, scope)]}


def _text(argument: Any, scope: Scope) -> Any:
    text, given = (argument, {}) if isinstance(argument, str) else argument
    variables = {name: moved(value, scope) for name, value in given.items()}

    def replaced(found: re.Match[str]) -> str:
        name = found["name"]
        if name in variables:
            return found[0]
        if name not in scope.values:
            resource, dot, attribute = name.partition(".")
            return f"${{{scope.resource(resource)}{dot}{attribute}}}"
        value = scope.values[name]
        if isinstance(value, dict) and "Ref" in value:
            return f"${{{value['Ref']}}}"
        variables[name] = value
        return found[0]

    new = VARIABLE.sub(replaced, text)
    return {"Fn::Sub": [new, variables] if variables else new}


_FUNCTIONS: Mapping[str, Callable[[Any, Scope], Any]] = {
    "Ref": _reference,
    "Fn::GetAtt": _attribute_of,
    "Fn::If": _choice,
    "Fn::Sub": _text,
    "Condition": lambda name, scope: {"Condition": _attribute("Condition", name, scope)},
}
