"""Every grant of the templates is named by the specification, and every name is granted.

A grant is a role, an action and a resource as the template writes it; what the conditions make
of it is for the cells to say.
"""

from collections.abc import Iterator
from pathlib import Path

from access.proof import services
from access.proof.change import listed
from access.proof.shipped import TABLES, UNAUTH_ROLE, Shipped
from access.proof.specification import WHOLE, Principal, Specification
from amplify import project

Grant = tuple[str, str, str]
ATTACHED = ("ManagedPolicyArns", "PermissionsBoundary")
UNREAD = frozenset(
    {
        "AWS::IAM::Group",
        "AWS::IAM::GroupPolicy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::User",
        "AWS::IAM::UserPolicy",
    }
)


def differences(specification: Specification, shipped: Shipped) -> list[str]:
    written = frozenset(_written(specification, shipped))
    granted = dict(_granted(shipped))
    unnamed = [
        f"{place} grants {role} {action} on {resource}, which the specification doesn't name."
        for (role, action, resource), place in granted.items()
        if (role, action, resource) not in written
    ]
    missing = [
        f"The specification gives {role} {action} on {resource}, which no template grants."
        for role, action, resource in sorted(written - granted.keys())
    ]
    return [*unnamed, *missing, *_roles(specification, shipped)]


def unread(amplify: Path) -> list[str]:
    """Kinds of grants that the proof doesn't read, so none may be there."""
    return [
        f"{resource.key}.{name} holds grants that the proof doesn't read."
        for resource in project.load(amplify)
        for name, definition in resource.template["Resources"].items()
        if definition["Type"] in UNREAD
        or (
            definition["Type"] == "AWS::IAM::Role"
            and any(each in definition["Properties"] for each in ATTACHED)
        )
    ]


def _granted(shipped: Shipped) -> Iterator[tuple[Grant, str]]:
    for policy in shipped.policies:
        for statement in policy.document["Statement"]:
            place = f"{policy.place} {statement.get('Sid', '')}".rstrip()
            if statement["Effect"] != "Allow":
                continue
            for role in policy.roles:
                for action in listed(statement.get("Action", ["*"])):
                    for resource in listed(statement.get("Resource", ["*"])):
                        yield (role, action, resource), place


def _written(specification: Specification, shipped: Shipped) -> Iterator[Grant]:
    for principal in specification.principals:
        for action, resource in services.granted(principal, specification, shipped.arns):
            yield principal.role, action, resource
        yield from _of_items(principal, specification, shipped)


def _of_items(
    principal: Principal, specification: Specification, shipped: Shipped
) -> Iterator[Grant]:
    for name, right in principal.rights.items():
        if name.startswith(WHOLE):
            continue
        table = shipped.arns[f"{TABLES[specification.families[name].table]}Arn"]
        for action in right.actions:
            yield principal.role, f"dynamodb:{action}", table


def _roles(specification: Specification, shipped: Shipped) -> list[str]:
    named = {principal.role for principal in specification.principals} - {"", UNAUTH_ROLE}
    found = [f"The role {role} has no principal." for role in sorted(shipped.roles - named)]
    return [
        *found,
        *(f"No template has the role {role}." for role in sorted(named - shipped.roles)),
    ]
