"""Policy evaluation: deny wins, limits limit, and what isn't understood is refused."""

from dataclasses import replace

import pytest

from access.iam import policy
from access.iam.errors import PolicyInvalid
from access.iam.evaluate import Policies, Reason
from tests.unit.access.iam.world import VARIABLE, ask, document, policies, statement


def test_nothing_is_allowed_by_default() -> None:
    assert ask(Policies(())).reason is Reason.NO_IDENTITY_ALLOW


def test_an_allow_allows_what_it_names() -> None:
    held = policies(statement(Action="dynamodb:Get*"))
    assert ask(held).allowed
    assert not ask(held, action="dynamodb:PutItem").allowed


def test_action_names_match_whatever_their_case() -> None:
    assert ask(policies(statement(Action="DynamoDB:getitem"))).allowed


def test_an_explicit_deny_wins_wherever_it_stands() -> None:
    held = policies(statement(), statement("Deny", Action="dynamodb:*"))
    assert ask(held).reason is Reason.EXPLICIT_DENY


def test_not_action_and_not_resource_name_everything_else() -> None:
    held = policies({"Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::*"})
    assert ask(held).allowed
    assert not ask(held, action="iam:CreateUser").allowed
    assert not ask(held, resource="arn:aws:s3:::bucket/x").allowed


def test_a_boundary_limits_and_grants_nothing() -> None:
    held = policies(statement(Action="dynamodb:GetItem"))
    narrow = policies(statement(Action="dynamodb:Query")).identity
    assert ask(replace(held, boundary=narrow)).reason is Reason.NO_BOUNDARY_ALLOW
    assert not ask(Policies((), boundary=held.identity)).allowed
    assert ask(replace(held, boundary=held.identity)).allowed


def test_an_empty_boundary_allows_nothing() -> None:
    assert not ask(replace(policies(statement()), boundary=())).allowed


def test_a_session_policy_limits_and_grants_nothing() -> None:
    held = policies(statement())
    narrow = policies(statement(Action="dynamodb:Query")).identity
    assert ask(replace(held, session=narrow)).reason is Reason.NO_SESSION_ALLOW
    assert not ask(Policies((), session=held.identity)).allowed


def test_a_deny_in_a_boundary_or_session_policy_counts() -> None:
    deny = policies(statement(), statement("Deny")).identity
    assert ask(replace(policies(statement()), boundary=deny)).reason is Reason.EXPLICIT_DENY
    assert ask(replace(policies(statement()), session=deny)).reason is Reason.EXPLICIT_DENY


def test_every_condition_of_a_statement_must_hold() -> None:
    both = {"StringEquals": {"a": "1", "b": "2"}}
    held = policies(statement(Condition=both))
    assert ask(held, context={"a": "1", "b": "2"}).allowed
    assert not ask(held, context={"a": "1", "b": "3"}).allowed


def test_an_unresolved_variable_grants_nothing() -> None:
    held = policies(statement(Condition={"StringNotEquals": {"a": VARIABLE}}))
    assert not ask(held, context={"a": "1"}).allowed
    named = policies(statement(Resource=f"arn:aws:s3:::bucket/{VARIABLE}"))
    assert not ask(named, resource="arn:aws:s3:::bucket/", context={}).allowed


def test_an_unresolved_variable_denies_all_that_a_deny_names() -> None:
    deny = statement("Deny", Condition={"StringEquals": {"a": VARIABLE}})
    assert ask(policies(statement(), deny), context={"a": "1"}).reason is Reason.EXPLICIT_DENY


def test_variables_need_the_version_that_has_them() -> None:
    condition = {"StringEquals": {"a": VARIABLE}}
    old = policies(statement(Condition=condition), version="2008-10-17")
    new = policies(statement(Condition=condition))
    context = {"a": "me", "cognito-identity.amazonaws.com:sub": "me"}
    assert ask(new, context=context).allowed
    assert not ask(old, context=context).allowed


def test_a_document_without_version_has_no_variables() -> None:
    text = {"Statement": statement(Condition={"StringEquals": {"a": "${$}"}})}
    held = Policies((policy.parse(text),))
    assert ask(held, context={"a": "${$}"}).allowed
    assert not ask(held, context={"a": "$"}).allowed


def test_a_value_that_cannot_be_compared_refuses_the_request() -> None:
    held = policies(statement(Condition={"NumericEquals": {"a": "1"}}))
    decision = ask(held, context={"a": "one"})
    assert decision.reason is Reason.REFUSED
    assert not decision.allowed


@pytest.mark.parametrize(
    "broken",
    [
        "not JSON",
        "[]",
        '{"Version": "2012-10-17"}',
        document(version="2020-01-01"),
        document(statement(Effect="allow")),
        document(statement(Principal="*")),
        document({"Effect": "Allow", "Action": "*"}),
        document({"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}),
        document(statement(Condition=[])),
        document(statement(Condition={"StringEquals": "a"})),
        document(statement(Condition={"StringEquals": {"a": None}})),
        document(statement(Action=[{}])),
        document() | {"Principal": "*"},
    ],
)
def test_a_document_that_is_not_understood_is_refused(broken: object) -> None:
    with pytest.raises(PolicyInvalid):
        policy.parse(broken)  # type: ignore[arg-type]


def test_booleans_in_a_condition_count_as_their_text() -> None:
    held = policies(statement(Condition={"Bool": {"aws:SecureTransport": True}}))
    assert ask(held, context={"aws:securetransport": "true"}).allowed
