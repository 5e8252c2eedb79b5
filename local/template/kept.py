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
RETAIN = "Retain"
RETAINED = frozenset({RETAIN, "RetainExceptOnCreate"})
"""Both outlive the stack; the second goes with a first creation that fails."""
POLICIES = ("DeletionPolicy", "UpdateReplacePolicy")

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
        if any(definition.get(policy) not in RETAINED for policy in POLICIES)
    )


def identifier(
    name: str, definition: Mapping[str, Any], physical: Mapping[str, str]
) -> dict[str, str]:
    """The import identifier; `physical` holds the physical id of every kept resource."""
    *parents, own = IDENTIFIERS[definition["Type"]]
    found = {parent: physical[definition["Properties"][parent]["Ref"]] for parent in parents}
    return found | {own: physical[name]}
