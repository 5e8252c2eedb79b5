"""A role's trust: who may assume it, and who may tag its sessions."""

from typing import Any

import pytest

from access.iam import trust

COGNITO = "cognito-identity.amazonaws.com"
ASSUME, TAG = "sts:AssumeRoleWithWebIdentity", "sts:TagSession"
POOL = "eu-west-1:pool"
CONTEXT: dict[str, str | tuple[str, ...]] = {
    f"{COGNITO}:aud": POOL,
    f"{COGNITO}:amr": ("authenticated", "cognito-idp.x"),
}
STATEMENT: dict[str, Any] = {
    "Effect": "Allow",
    "Principal": {"Federated": COGNITO},
    "Action": [ASSUME, TAG],
    "Condition": {
        "StringEquals": {f"{COGNITO}:aud": POOL},
        "ForAnyValue:StringLike": {f"{COGNITO}:amr": "authenticated"},
    },
}


def allows(action: str, *statements: dict[str, Any], **context: Any) -> bool:
    document = {"Version": "2012-10-17", "Statement": list(statements)}
    return trust.allows(document, COGNITO, action, {**CONTEXT, **context})


@pytest.mark.parametrize("action", [ASSUME, TAG])
def test_a_role_is_assumed_and_tagged_as_its_trust_says(action: str) -> None:
    assert allows(action, STATEMENT)


def test_without_the_action_no_session_is_tagged() -> None:
    only = STATEMENT | {"Action": ASSUME}
    assert allows(ASSUME, only)
    assert not allows(TAG, only)


@pytest.mark.parametrize(
    "told",
    [
        {f"{COGNITO}:aud": "eu-west-1:another"},
        {f"{COGNITO}:amr": ("unauthenticated",)},
    ],
)
def test_another_pool_and_a_guest_are_not_trusted(told: dict[str, Any]) -> None:
    assert not allows(ASSUME, STATEMENT, **told)


@pytest.mark.parametrize(
    "principal",
    [{"Service": "lambda.amazonaws.com"}, {"Federated": "accounts.google.com"}, {"AWS": "*"}],
)
def test_another_principals_trust_is_nobody_elses(principal: dict[str, Any]) -> None:
    assert not allows(ASSUME, STATEMENT | {"Principal": principal})


def test_a_deny_wins() -> None:
    assert not allows(ASSUME, STATEMENT, STATEMENT | {"Effect": "Deny"})


@pytest.mark.parametrize("broken", [{"Principal": None}, {"Condition": {"NoOperator": {"a": "b"}}}])
def test_what_is_not_understood_is_no_trust(broken: dict[str, Any]) -> None:
    statement = {k: v for k, v in (STATEMENT | broken).items() if v is not None}
    assert not allows(ASSUME, statement)
