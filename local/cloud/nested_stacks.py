"""Keeps two promises of CloudFormation that the emulator forgets inside nested stacks.

A resource that an update leaves unchanged keeps its attributes (without this any
`Fn::GetAtt` of it fails), and a resource whose DeletionPolicy is Retain outlives its stack.
"""

import importlib
from collections.abc import Callable
from typing import Any

from local.cloud import hooks
from local.cloud.errors import EmulatorChanged

STACKS = "ministack.services.cloudformation"
PROVISIONERS = f"{STACKS}.provisioners"
UPDATE = hooks.Target(
    PROVISIONERS,
    "_update_resource",
    (
        "resource_type",
        "physical_id",
        "old_props",
        "new_props",
        "stack_name",
        "logical_id",
        "old_attrs",
    ),
)
RETAINING = frozenset({"Retain", "RetainExceptOnCreate"})


def install() -> None:
    hooks.replace(UPDATE, _with_recorded_attributes)
    handlers = hooks.attribute(PROVISIONERS, "_RESOURCE_HANDLERS", dict)
    stack = handlers.get("AWS::CloudFormation::Stack", {})
    if "delete" not in stack:
        raise EmulatorChanged(f"{PROVISIONERS} no longer deletes nested stacks.")
    stack["delete"] = _retaining(stack["delete"])


def _with_recorded_attributes(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def update(*given: Any) -> Any:
        if len(given) < len(UPDATE.parameters):
            stack_name, logical_id = given[4:6]
            given = (*given, _recorded(stack_name, logical_id))
        return shipped(*given)

    return update


def _recorded(stack_name: str, logical_id: str) -> dict[str, Any]:
    record = _stack(stack_name).get("_resources", {}).get(logical_id, {})
    attributes: dict[str, Any] = record.get("Attributes", {})
    return attributes


def _retaining(shipped: Callable[..., Any]) -> Callable[..., Any]:
    """Takes what is to be retained out of the stack's records, so that it isn't deleted."""

    def delete(physical_id: str, properties: dict[str, Any]) -> Any:
        stack = _stack(physical_id)
        definitions = stack.get("_template", {}).get("Resources", {})
        for name, definition in definitions.items():
            if definition.get("DeletionPolicy") in RETAINING:
                stack.get("_resources", {}).pop(name, None)
        return shipped(physical_id, properties)

    return delete


def _stack(name_or_id: str) -> dict[str, Any]:
    stacks = hooks.attribute(STACKS, "_stacks", object)
    lookup = importlib.import_module(PROVISIONERS)._nested_stack_lookup_name
    found: dict[str, Any] = stacks.get(lookup(name_or_id)) or {}
    return found
