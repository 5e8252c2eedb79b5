"""Who a verified caller is, as the policy engine wants it: raw documents and context keys.

Only the emulator's stores are read here; nothing is decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from access.iam import policy
from access.iam.errors import PolicyInvalid
from access.iam.evaluate import Policies
from access.iam.policy import Policy
from access.iam.templates import Values
from local.cloud import hooks

EVALUATOR = "ministack.core.iam_evaluator"
IAM = "ministack.services.iam"
COGNITO_KEYS = "cognito-identity.amazonaws.com:"


@dataclass(frozen=True)
class Caller:
    """`policies` is None for the account's root, which may do anything."""

    arn: str
    policies: Policies | None
    context: Values


def resolve(access_key: str, account_id: str) -> Caller:
    """The caller whose signature was already checked; raises Refused for an unknown kind."""
    resolver = hooks.original(
        hooks.Target(EVALUATOR, "resolve_principal", ("access_key_id", "account_id", "credential"))
    )
    principal = resolver(access_key, account_id)
    session = hooks.attribute("ministack.services.sts", "_sessions", dict).get(access_key) or {}
    context = {
        **_principal_keys(principal),
        **_cognito_keys(session),
        "aws:principalaccount": account_id,
    }
    if principal.type == "Root":
        return Caller(principal.arn, None, context)
    if principal.type == "AssumedRole":
        context["aws:principaltype"] = "AssumedRole"
        role = _stored(IAM, "_roles", account_id, _role_name(principal.arn))
        context["aws:principalarn"] = str(role.get("Arn", ""))
        return Caller(principal.arn, _role_policies(role, session, account_id), context)
    if principal.type == "User":
        context |= {"aws:principaltype": "User", "aws:principalarn": principal.arn}
        name = context["aws:username"]
        return Caller(principal.arn, _user_policies(str(name), session, account_id), context)
    raise PolicyInvalid(f"The model doesn't know principals of the type {principal.type}.")


def _principal_keys(principal: Any) -> dict[str, str | tuple[str, ...]]:
    return {key: value for key, value in principal.keys.items() if isinstance(value, str)}


def _cognito_keys(session: Mapping[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """Only for credentials that an identity pool issued.

    Amazon Cognito developer guide, "Using policy variables": `sub` is the identity id.
    """
    if not session.get("_identity_pool_id"):
        return {}
    return {
        f"{COGNITO_KEYS}sub": str(session["_identity_id"]),
        f"{COGNITO_KEYS}aud": str(session["_identity_pool_id"]),
        f"{COGNITO_KEYS}amr": tuple(session.get("_cognito_amr") or ()),
    }


def _role_name(assumed_role_arn: str) -> str:
    """From `arn:aws:sts::<account>:assumed-role/<role>/<session>`."""
    return assumed_role_arn.split("/")[1]


def _stored(module: str, store: str, account_id: str, key: str) -> Mapping[str, Any]:
    found = hooks.attribute(module, store, object).get_scoped(account_id, None, key)
    return found or {}


def _role_policies(
    role: Mapping[str, Any], session: Mapping[str, Any], account_id: str
) -> Policies:
    inline = (role.get("InlinePolicies") or {}).values()
    attached = role.get("AttachedPolicies") or []
    return Policies(
        identity=_parsed(inline) + _managed(attached, account_id),
        boundary=_boundary(role, account_id),
        session=_session_policies(session, account_id),
    )


def _user_policies(name: str, session: Mapping[str, Any], account_id: str) -> Policies:
    user = _stored(IAM, "_users", account_id, name)
    own = _stored(IAM, "_user_inline_policies", account_id, name)
    identity = _parsed(own.values()) + _managed(user.get("AttachedPolicies") or [], account_id)
    for group_name, group in hooks.attribute(IAM, "_groups", object).items():
        if name in group.get("Users", []):
            inline = _stored(IAM, "_group_inline_policies", account_id, group_name)
            identity += _parsed(inline.values())
            identity += _managed(group.get("AttachedPolicies") or [], account_id)
    return Policies(identity, _boundary(user, account_id), _session_policies(session, account_id))


def _boundary(entity: Mapping[str, Any], account_id: str) -> tuple[Policy, ...] | None:
    arn = entity.get("PermissionsBoundary")
    return _managed([arn], account_id) if arn else None


def _session_policies(session: Mapping[str, Any], account_id: str) -> tuple[Policy, ...] | None:
    passed = session.get("SessionPolicies")
    if passed is None:
        return None
    inline = [passed["Policy"]] if passed.get("Policy") else []
    return _parsed(inline) + _managed(passed.get("PolicyArns") or [], account_id)


def _managed(arns: Iterable[Any], account_id: str) -> tuple[Policy, ...]:
    """Their default versions. One that can't be read may hold a Deny, so it refuses everything."""
    resolver = hooks.original(
        hooks.Target(EVALUATOR, "_resolve_managed_policy_document", ("policy_arn", "account_id"))
    )
    documents = []
    for arn in arns:
        document = resolver(str(arn), account_id)
        if not document:
            raise PolicyInvalid(f"The managed policy {arn} can't be read.")
        documents.append(document)
    return _parsed(documents)


def _parsed(documents: Iterable[Any]) -> tuple[Policy, ...]:
    return tuple(policy.parse(document) for document in documents)
