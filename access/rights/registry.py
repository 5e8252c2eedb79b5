"""The actions that CloudFormation takes for a type, as AWS's registry of types states them.

A resource type's schema names the permissions of its handlers (CloudFormation CLI User Guide,
"Resource type schema"). `list` is left out: CloudFormation doesn't call it for a stack.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from amplify.project.root import ROOT

HANDLERS = ("create", "read", "update", "delete")


class NoActionsKnown(Exception):
    """Neither a schema nor `choices.json` says what a type needs."""


def types(root: Path = ROOT) -> frozenset[str]:
    """Every type of the templates, with those that the CLI builds for auth."""
    found = [*root.glob("amplify/backend/*/*/*template.json")]
    found += root.glob("amplify/generated/*/*/*template.json")
    parsed = (json.loads(file.read_text()) for file in found)
    return frozenset(each["Type"] for one in parsed for each in one["Resources"].values())


@cache
def _handlers() -> Mapping[str, Mapping[str, Any]]:
    folder = files("cfnlint").joinpath("data/schemas/resources")
    schemas = (json.loads(each.read_text()) for each in folder.iterdir() if each.name[0] != "_")
    known = (each for each in schemas if "typeName" in each)
    return {each["typeName"]: each.get("handlers", {}) for each in known}


def actions(name: str, chosen: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Raises NoActionsKnown."""
    handlers = _handlers().get(name, {})
    found = {a for each in HANDLERS for a in handlers.get(each, {}).get("permissions", ())}
    if not found and name not in chosen:
        raise NoActionsKnown(name)
    return frozenset(map(_spelt, found | set(chosen.get(name, ()))))


def _spelt(action: str) -> str:
    """The schemas write a service now so, now so; IAM reads both the same."""
    service, _, name = action.partition(":")
    return f"{service.lower()}:{name}"
