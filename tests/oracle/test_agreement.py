"""Our evaluator decides as the second engine does, and the comparison would notice otherwise."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import oracle
from access.iam import conditions, evaluate
from access.iam.conditions import Condition, Quantifier
from access.iam.operators import OPERATORS
from access.iam.policy import Effect, _parse_text
from access.oracle import random_cases
from access.oracle.agreement import compare_cases
from access.oracle.cases import Case
from access.oracle.peer import Peer

Break = Callable[[pytest.MonkeyPatch], None]
ENOUGH = 10_000
SEED = 20261121


def drawn(count: int) -> list[Case]:
    random = Random(SEED)  # noqa: S311 - repeatable, and guards nothing
    return [random_cases.case(random) for _ in range(count)]


def test_ten_thousand_random_decisions_agree() -> None:
    found = oracle.compare(ENOUGH, SEED)
    assert found.unexplained == ()
    assert found.decisions == ENOUGH
    assert found.agreed + sum(found.explained.values()) == ENOUGH
    assert found.agreed > 0.9 * ENOUGH
    assert 0.15 * ENOUGH < found.allowed < 0.6 * ENOUGH


@settings(
    max_examples=100,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(random=st.randoms(use_true_random=False))
def test_no_case_that_hypothesis_finds_is_decided_otherwise(peer: Peer, random: Random) -> None:
    assert compare_cases([random_cases.case(random)], peer).unexplained == ()


def test_every_operator_is_compared_in_every_form() -> None:
    spelled = {
        operator
        for case in drawn(4000)
        for document in (*case.identity, *case.boundary)
        for statement in _listed(document["Statement"])
        for operator in statement.get("Condition", {})
    }
    for name in OPERATORS:
        for prefix in ("", "ForAllValues:", "ForAnyValue:"):
            assert {f"{prefix}{name}", f"{prefix}{name}IfExists"} & spelled
    assert "Null" in spelled


def test_every_element_is_compared() -> None:
    cases = drawn(500)
    named = {
        name
        for case in cases
        for document in case.identity
        for statement in _listed(document["Statement"])
        for name in (*statement, statement["Effect"])
    }
    assert {"Allow", "Deny", "Action", "NotAction", "Resource", "NotResource"} <= named
    assert {bool(case.boundary) for case in cases} == {True, False}


def _listed(statements: Any) -> list[dict[str, Any]]:
    return statements if isinstance(statements, list) else [statements]


def _without_denials(monkeypatch: pytest.MonkeyPatch) -> None:
    original = evaluate._any_applies
    monkeypatch.setattr(
        evaluate,
        "_any_applies",
        lambda group, effect, request: effect is Effect.ALLOW and original(group, effect, request),
    )


def _without_boundary(monkeypatch: pytest.MonkeyPatch) -> None:
    original = evaluate._reason
    monkeypatch.setattr(
        evaluate,
        "_reason",
        lambda request, policies: original(request, replace(policies, boundary=None)),
    )


def _any_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    original = Condition._holds_for_several
    monkeypatch.setattr(
        Condition,
        "_holds_for_several",
        lambda condition, *rest: original(
            replace(condition, quantifier=Quantifier.ANY)
            if condition.quantifier is Quantifier.ALL
            else condition,
            *rest,
        ),
    )


def _without_if_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    original = conditions._split
    monkeypatch.setattr(conditions, "_split", lambda name: (*original(name)[:2], False))


def _like_as_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATORS, "StringLike", OPERATORS["StringEquals"])


def _less_as_less_or_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATORS, "DateLessThan", OPERATORS["DateLessThanEquals"])


@pytest.mark.parametrize(
    "broken",
    [
        _without_denials,
        _without_boundary,
        _any_for_all,
        _without_if_exists,
        _like_as_equals,
        _less_as_less_or_equal,
    ],
)
def test_a_broken_evaluator_is_noticed(
    broken: Break, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _parse_text.cache_clear()
    broken(monkeypatch)
    found = compare_cases(drawn(1000), peer)
    _parse_text.cache_clear()
    assert found.unexplained
