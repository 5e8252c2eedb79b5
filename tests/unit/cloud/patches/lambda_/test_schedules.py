"""A rule invokes a function only where the function's policy lets it in, and again on failure."""

from types import SimpleNamespace
from typing import Any

import pytest

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import schedules

ACCOUNT = "123456789012"
RULE = f"arn:aws:events:eu-west-1:{ACCOUNT}:rule/mails"
FUNCTION = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:alerts"
PERMISSION: dict[str, Any] = {
    "Effect": "Allow",
    "Principal": {"Service": "events.amazonaws.com"},
    "Action": "lambda:InvokeFunction",
    "Condition": {"ArnLike": {"AWS:SourceArn": RULE}},
}
OTHERS: dict[str, dict[str, Any]] = {
    "another rule's": {"Condition": {"ArnLike": {"AWS:SourceArn": f"{RULE}-other"}}},
    "another account's": {"Condition": {"StringEquals": {"AWS:SourceAccount": "1" * 12}}},
    "another service's": {"Principal": {"Service": "s3.amazonaws.com"}},
    "another action": {"Action": "lambda:GetFunction"},
    "a refusal": {"Effect": "Deny"},
}


@pytest.fixture
def invoked(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The emulator, with one function whose policy is `statements`."""
    seen = SimpleNamespace(statements=[PERMISSION], dispatched=[], retried=[])
    there = {
        schedules.FIND: lambda _: ({"policy": {"Statement": seen.statements}}, {"x": 1}, "alerts"),
        schedules.RECORD: lambda _function, config: config,
        schedules.RETRYING: lambda *given: seen.retried.append(given),
    }
    monkeypatch.setattr(hooks, "original", there.__getitem__)
    return seen


def fires(seen: SimpleNamespace, target: str = FUNCTION) -> bool:
    """Whether a rule whose time has come invokes its target."""
    invoke = schedules._where_it_may(lambda *given: seen.dispatched.append(given))
    invoke({"Arn": target}, {}, {"Arn": RULE})
    return bool(seen.dispatched)


def test_a_rule_that_the_policy_names_is_let_in(invoked: SimpleNamespace) -> None:
    assert fires(invoked)


@pytest.mark.parametrize("name", OTHERS)
def test_a_permission_of_another_lets_no_rule_in(invoked: SimpleNamespace, name: str) -> None:
    invoked.statements = [{**PERMISSION, **OTHERS[name]}]
    assert not fires(invoked)


def test_without_a_permission_nothing_is_invoked(invoked: SimpleNamespace) -> None:
    invoked.statements = []
    assert not fires(invoked)


def test_other_targets_are_left_to_the_emulator(invoked: SimpleNamespace) -> None:
    invoked.statements = []
    assert fires(invoked, f"arn:aws:sqs:eu-west-1:{ACCOUNT}:queue")


def test_an_invocation_goes_the_way_on_which_failures_are_retried(invoked: SimpleNamespace) -> None:
    schedules._again_on_failure(FUNCTION, '{"task": "tell"}')
    assert invoked.retried == [({"x": 1}, {"task": "tell"})]


def test_the_hooks_fit_the_pinned_emulator() -> None:
    for target in (
        schedules.INVOKE,
        schedules.DISPATCH,
        schedules.FIND,
        schedules.RECORD,
        schedules.RETRYING,
    ):
        hooks.original(target)
