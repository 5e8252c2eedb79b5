"""Whether a role's trust policy lets a federated provider do something with it.

IAM User Guide, "IAM JSON policy elements: Principal", and "Pass session tags in AWS STS": who
tags a session needs `sts:TagSession` from the same trust policy that lets the role be assumed.
"""

import json
from collections.abc import Mapping
from typing import Any

from access.iam import policy
from access.iam.errors import PolicyInvalid, Refused
from access.iam.evaluate import Request, applies
from access.iam.policy import Effect
from access.iam.templates import Values


def allows(document: str | Mapping[str, Any], provider: str, action: str, context: Values) -> bool:
    """What isn't understood is no trust; an explicit deny wins."""
    try:
        found = [each.effect for each in _about(document, provider, Request(action, "*", context))]
    except Refused:
        return False
    return Effect.ALLOW in found and Effect.DENY not in found


def _about(
    document: str | Mapping[str, Any], provider: str, request: Request
) -> list[policy.Statement]:
    parsed: Any = json.loads(document) if isinstance(document, str) else document
    given = parsed.get("Statement")
    statements = given if isinstance(given, list) else [given]
    mine = [each for each in statements if _names(each, provider)]
    bare = [{**_without_principal(each), "Resource": "*"} for each in mine]
    return [
        each
        for each in policy.parse({**parsed, "Statement": bare}).statements
        if applies(each, request)
    ]


def _names(statement: Any, provider: str) -> bool:
    if not isinstance(statement, dict) or "Principal" not in statement:
        raise PolicyInvalid("A trust statement names no principal.")
    principal = statement["Principal"]
    if principal == "*":
        return True
    federated = principal.get("Federated", ()) if isinstance(principal, dict) else ()
    return provider in ([federated] if isinstance(federated, str) else federated)


def _without_principal(statement: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in statement.items() if name != "Principal"}
