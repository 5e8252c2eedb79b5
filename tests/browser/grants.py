"""What the deployed policies grant, and which of it was used."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

CANARIES = "lectern-canary-"
"""Roles by which the local cloud tests itself at its start."""
OWN_SESSIONS = "CognitoIdentityCredentials"
"""What the identity pool calls a learner's session; Lambda names one after its function."""


class Grant(NamedTuple):
    """One action of one statement of one role."""

    role: str
    statement: str
    action: str


def granted(iam: "IAMClient") -> set[Grant]:
    """Of the project's own statements, which all have a Sid: those of the Amplify CLI have none."""
    roles = [r["RoleName"] for r in iam.list_roles()["Roles"]]
    return {
        Grant(role, statement["Sid"], action)
        for role in roles
        if not role.startswith(CANARIES)
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]
        for statement in _document(iam, role, name)["Statement"]
        if statement["Effect"] == "Allow" and "Sid" in statement
        for action in _as_list(statement["Action"])
    }


def used(record: Path) -> set[Grant]:
    """By the product itself: a test that assumes a function's role by itself doesn't count."""
    assert record.exists(), f"start Lectern with LECTERN_RECORD_DECISIONS={record}"
    found = set()
    for line in record.read_text().splitlines():
        use = json.loads(line)
        role, session = use["principal"].split("/")[1:]
        if session in {role, OWN_SESSIONS}:
            found.add(Grant(role, use["statement"], use["action"]))
    return found


def _document(iam: "IAMClient", role: str, name: str) -> Mapping[str, Any]:
    found = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
    return cast("Mapping[str, Any]", found)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
