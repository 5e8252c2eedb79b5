"""Keeps four promises of CloudFormation that the emulator forgets of nested stacks.

A changed template at an unchanged address is an update; a resource that an update leaves
unchanged keeps its attributes (without this any `Fn::GetAtt` of it fails); a resource whose
DeletionPolicy is Retain outlives its stack; and a create that fails takes back all that it made but
what is retained plainly (CloudFormation template reference, "DeletionPolicy attribute").
"""

from collections.abc import Callable
from typing import Any

from local.cloud.patches.cloudformation import provisioners
from local.cloud.patches.cloudformation.provisioners import PROVISIONERS
from local.cloud.patches.emulator import hooks

CLOUDFORMATION = "ministack.services.cloudformation"
STACK = "AWS::CloudFormation::Stack"
PLAIN = "Retain"
RETAINING = frozenset({PLAIN, "RetainExceptOnCreate"})
UNDONE = "ROLLBACK"
"""In the status of a stack that takes back the stacks it has just made, an update's clean-up
included."""
UPDATE_PARAMETERS = (
    "resource_type",
    "physical_id",
    "old_props",
    "new_props",
    "stack_name",
    "logical_id",
    "old_attrs",
)
UPDATES = tuple(
    hooks.Target(module, "_update_resource", UPDATE_PARAMETERS)
    for module in (PROVISIONERS, f"{CLOUDFORMATION}.stacks")
)
STACKS = hooks.Value(CLOUDFORMATION, "_stacks", object)
CREATE, UPDATE, DELETE = (
    each(STACK) for each in (provisioners.create, provisioners.update, provisioners.delete)
)
NO_UPDATES = hooks.Target(
    f"{CLOUDFORMATION}.handlers",
    "_stack_has_no_updates",
    ("stack", "template", "param_values", "tags", "use_previous_template", "tags_given"),
)
LOOKUP = hooks.Target(PROVISIONERS, "_nested_stack_lookup_name", ("physical_id_or_arn",))
FETCH = hooks.Target(f"{CLOUDFORMATION}.helpers", "_resolve_template", ("params",))

Record = dict[str, Any]


def install() -> None:
    for target in UPDATES:
        hooks.replace(target, lambda shipped: _updating(shipped, hooks.original(UPDATE)))
    hooks.replace(NO_UPDATES, _looking_into_nested_stacks)
    delete = hooks.original(DELETE)
    hooks.replace(DELETE, _retaining)
    hooks.replace(CREATE, lambda shipped: _taking_back(shipped, delete))


def _updating(shipped: Callable[..., Any], nested: Callable[..., Any]) -> Callable[..., Any]:
    def update(*given: Any) -> Any:
        kind, physical_id, old, new, stack_name, *rest = given
        if kind == STACK and old == new and _template_changed(physical_id, new):
            return nested(physical_id, old, new, stack_name)
        if len(rest) == 1:
            return shipped(*given, _recorded_attributes(stack_name, rest[0]))
        return shipped(*given)

    return update


def _looking_into_nested_stacks(shipped: Callable[..., bool]) -> Callable[..., bool]:
    def has_no_updates(stack: Record, *rest: Any) -> bool:
        nested = (r for r in stack.get("_resources", {}).values() if r["ResourceType"] == STACK)
        return shipped(stack, *rest) and not any(
            _template_changed(each["PhysicalResourceId"], each["Properties"]) for each in nested
        )

    return has_no_updates


def _template_changed(physical_id: str, properties: Record) -> bool:
    body, problem = hooks.original(FETCH)({"TemplateURL": [properties.get("TemplateURL", "")]})
    return problem is None and body != _stack(physical_id).get("_template_body")


def _recorded_attributes(stack_name: str, logical_id: str) -> Record:
    record = _stack(stack_name).get("_resources", {}).get(logical_id, {})
    attributes: Record = record.get("Attributes", {})
    return attributes


def _retaining(shipped: Callable[..., Any]) -> Callable[..., Any]:
    """Takes what is to be retained out of the stack's records, so that it isn't deleted."""

    def delete(physical_id: str, properties: Record) -> Any:
        stack = _stack(physical_id)
        parent = _stack(stack.get("ParentId") or "")
        undone = UNDONE in str(parent.get("StackStatus", ""))
        _forget(stack, frozenset({PLAIN}) if undone else RETAINING)
        return shipped(physical_id, properties)

    return delete


def _taking_back(shipped: Callable[..., Any], delete: Callable[..., Any]) -> Callable[..., Any]:
    def create(logical_id: str, properties: Record, stack_name: str) -> Any:
        known = set(hooks.attribute(*STACKS))
        try:
            return shipped(logical_id, properties, stack_name)
        except Exception:
            stacks = hooks.attribute(*STACKS)
            for made in reversed([name for name in stacks if name not in known]):
                if stacks[made].get("_resources"):
                    _forget(stacks[made], frozenset({PLAIN}))
                    delete(made, properties)
            raise

    return create


def _forget(stack: Record, policies: frozenset[str]) -> None:
    """What the stack no longer records isn't deleted with it."""
    for name, definition in stack.get("_template", {}).get("Resources", {}).items():
        if definition.get("DeletionPolicy") in policies:
            stack.get("_resources", {}).pop(name, None)


def _stack(name_or_id: str) -> Record:
    stacks = hooks.attribute(*STACKS)
    found: Record = stacks.get(hooks.original(LOOKUP)(name_or_id)) or {}
    return found
