"""Who is let in by trust policies, resource policies and invocation permissions.

These don't hang on a principal of the specification, so they are compared line by line: a door,
an action or a condition that the specification doesn't spell out fails, and the other way round.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from access.proof import shipped
from access.proof.change import listed
from access.proof.expressions import Scope
from access.proof.specification import Specification

PERMISSION = "AWS::Lambda::Permission"


def differences(specification: Specification, amplify: Path) -> list[str]:
    found = {place: lines for scope in shipped.scopes(amplify) for place, lines in _doors(scope)}
    written = specification.doors
    problems = []
    for place in sorted(found.keys() | written.keys()):
        there, wanted = found.get(place, ()), written.get(place, ())
        problems += [f"{place} lets in `{each}`, unnamed." for each in there if each not in wanted]
        problems += [f"{place} should let in `{each}`." for each in wanted if each not in there]
    return problems


def _doors(scope: Scope) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, definition in scope.template["Resources"].items():
        lines = tuple(_lines(scope, definition))
        if lines:
            yield f"{scope.stack}.{name}", lines


def _lines(scope: Scope, definition: Mapping[str, Any]) -> Iterator[str]:
    inner = definition.get("Properties", {})
    if definition["Type"] == PERMISSION:
        given = scope.value(inner)
        source = given.get("SourceArn") or given.get("SourceAccount")
        suffix = f" if source = {source}" if source else ""
        yield f"Allow {given['Principal']} {given['Action']}{suffix}"
        return
    for statement in _with_principal(inner):
        yield _line(scope.value(statement))


def _with_principal(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, dict):
        if "Effect" in node and ("Principal" in node or "NotPrincipal" in node):
            yield node
            return
        for each in node.values():
            yield from _with_principal(each)
    if isinstance(node, list):
        for each in node:
            yield from _with_principal(each)


def _line(statement: Mapping[str, Any]) -> str:
    who = statement.get("Principal", statement.get("NotPrincipal"))
    names = [n for v in who.values() for n in listed(v)] if isinstance(who, dict) else listed(who)
    not_ = "not " if "NotPrincipal" in statement else ""
    actions = ", ".join(listed(statement.get("Action", "*")))
    conditions = [
        f"{operator} {key} = {', '.join(map(str, listed(values)))}"
        for operator, keys in statement.get("Condition", {}).items()
        for key, values in keys.items()
    ]
    suffix = f" if {' and '.join(conditions)}" if conditions else ""
    return f"{statement['Effect']} {not_}{', '.join(names)} {actions}{suffix}"
