"""Gives a resource's properties their types, as CloudFormation does and the emulator doesn't.

A template parameter is text: `false` arrives as the string "false", which Python takes for
true. Without this an identity pool whose template forbids guests would let them in.
"""

import copy
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from local.cloud.patches.cloudformation import provisioners
from local.cloud.patches.emulator import hooks

Path = tuple[str, ...]
Convert = Callable[[str], object]


def _boolean(text: str) -> bool:
    return text.lower() == "true"


PASSWORD = ("Policies", "PasswordPolicy")
PROPERTY_TYPES: Mapping[str, Mapping[Path, Convert]] = {
    "AWS::Cognito::UserPool": {
        (*PASSWORD, "MinimumLength"): int,
        (*PASSWORD, "TemporaryPasswordValidityDays"): int,
    },
    "AWS::Cognito::UserPoolClient": {
        ("GenerateSecret",): _boolean,
        ("RefreshTokenValidity",): int,
    },
    "AWS::Cognito::IdentityPool": {
        ("AllowUnauthenticatedIdentities",): _boolean,
        ("AllowClassicFlow",): _boolean,
    },
    "AWS::ApiGateway::UsagePlan": {
        ("Throttle", "BurstLimit"): int,
        ("Throttle", "RateLimit"): float,
    },
}
CREATE = {kind: provisioners.create(kind) for kind in PROPERTY_TYPES}
UPDATE = {kind: provisioners.update(kind) for kind in PROPERTY_TYPES}


def install() -> None:
    for kind, types in PROPERTY_TYPES.items():
        hooks.replace(CREATE[kind], partial(_typed_create, types))
        hooks.replace(UPDATE[kind], partial(_typed_update, types))


def typed(properties: Mapping[str, Any], types: Mapping[Path, Convert]) -> dict[str, Any]:
    """A copy in which every listed property that holds text holds a value of its type."""
    result = copy.deepcopy(dict(properties))
    for path, convert in types.items():
        holder: Any = result
        for name in path[:-1]:
            holder = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(holder, dict) and isinstance(holder.get(path[-1]), str):
            holder[path[-1]] = convert(holder[path[-1]])
    return result


def _typed_create(types: Mapping[Path, Convert], shipped: Callable[..., Any]) -> Callable[..., Any]:
    def create(logical_id: str, properties: dict[str, Any], stack: str) -> Any:
        return shipped(logical_id, typed(properties, types), stack)

    return create


def _typed_update(types: Mapping[Path, Convert], shipped: Callable[..., Any]) -> Callable[..., Any]:
    def update(identity: str, old: dict[str, Any], new: dict[str, Any], *rest: Any) -> Any:
        return shipped(identity, typed(old, types), typed(new, types), *rest)

    return update
