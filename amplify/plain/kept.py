"""What must outlive every stack, and how CloudFormation finds it again when it is imported.

Losing a user pool loses the passwords, and the `sub` of everybody, which is the key of all that
they wrote. With another author key, likes that were given before would count twice.
"""

from collections.abc import Mapping
from typing import Any

IDENTIFIERS = {
    "AWS::DynamoDB::Table": ("TableName",),
    "AWS::Cognito::UserPool": ("UserPoolId",),
    "AWS::Cognito::UserPoolClient": ("UserPoolId", "ClientId"),
    "AWS::Cognito::UserPoolGroup": ("UserPoolId", "GroupName"),
    "AWS::Cognito::IdentityPool": ("Id",),
    "AWS::SecretsManager::Secret": ("Id",),
}
"""The primary identifier of each type (CloudFormation User Guide, "Resource type support").

The last part is the physical id; a part before it is the property of that name.
"""
RETAINING = {
    "DeletionPolicy": frozenset({"Retain", "RetainExceptOnCreate"}),
    "UpdateReplacePolicy": frozenset({"Retain"}),
}
"""What keeps a resource when its stack is deleted, and when an update replaces it."""
POLICIES = {"DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"}
"""Ours. With a plain Retain, a first deployment that failed leaves a resource of a fixed name
behind, and the next one fails because the name is taken (CloudFormation template reference,
"DeletionPolicy attribute").
"""

Template = dict[str, Any]


def of(template: Template) -> dict[str, Any]:
    """The resources that hold data, by logical id."""
    return {
        name: definition
        for name, definition in template["Resources"].items()
        if definition["Type"] in IDENTIFIERS
    }


def unretained(template: Template) -> list[str]:
    """The logical ids whose data would go with the stack, or with a replacement."""
    return sorted(
        name
        for name, definition in of(template).items()
        if any(definition.get(policy) not in kept for policy, kept in RETAINING.items())
    )


def identifier(
    name: str, definition: Mapping[str, Any], physical: Mapping[str, str]
) -> dict[str, str]:
    """The import identifier; `physical` holds the physical id of every kept resource."""
    *parents, own = IDENTIFIERS[definition["Type"]]
    found = {parent: physical[definition["Properties"][parent]["Ref"]] for parent in parents}
    return found | {own: physical[name]}
