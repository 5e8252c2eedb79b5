"""No request touches what its expansion didn't name, and the comparison would notice one."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.iam.dynamodb import expressions, items, reads
from access.iam.dynamodb.expand import _DATA as DATA_OPERATIONS
from access.oracle.requests import Report, explore, generate, observe
from access.oracle.requests.generate import OPERATIONS
from access.oracle.requests.observe import Kind
from access.oracle.requests.world import random_world

SEED = 20261121
Break = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture(scope="module")
def explored() -> Report:
    return explore(800, SEED)


def test_no_random_request_touches_what_it_did_not_name(explored: Report) -> None:
    assert explored.faulty == ()
    assert explored.requests == 800


def test_every_data_operation_is_sent_and_run(explored: Report) -> None:
    assert set(OPERATIONS) == set(DATA_OPERATIONS)
    for operation in OPERATIONS:
        assert explored.kinds[operation, Kind.RUN] >= 10


def test_what_is_named_matters(explored: Report) -> None:
    """Otherwise naming everything, or comparing nothing, would pass."""
    for operation in OPERATIONS:
        if operation != "Scan":  # it names no key
            assert explored.mattered[operation, "key"]
        if operation != "BatchWriteItem":  # it reads nothing
            assert explored.mattered[operation, "attribute"]


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(random=st.randoms(use_true_random=False))
def test_no_request_that_hypothesis_finds_does(random: Random) -> None:
    found = observe.observe(random, random_world(random), generate.request(random))
    assert found.faults == ()


def _filters_unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(name for name in expressions.EXPRESSIONS if name != "FilterExpression")
    monkeypatch.setattr(expressions, "EXPRESSIONS", kept)


def _conditions_unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(name for name in expressions.EXPRESSIONS if name != "ConditionExpression")
    monkeypatch.setattr(expressions, "EXPRESSIONS", kept)


def _legacy_unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "LEGACY_MAPS", ())


def _aliases_unresolved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "resolve_name", lambda token, _: token.text)


def _failures_unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "ALL_OLD", "NONE")


def _one_key_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "queried_key", lambda *_: "own")


def _projections_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "read_selection", lambda _: "SPECIFIC_ATTRIBUTES")


@pytest.mark.parametrize(
    ("broken", "operation"),
    [
        (_filters_unnamed, "Scan"),
        (_conditions_unnamed, "UpdateItem"),
        (_legacy_unnamed, "UpdateItem"),
        (_aliases_unresolved, "GetItem"),
        (_failures_unnamed, "PutItem"),
        (_one_key_for_all, "Query"),
        (_projections_everywhere, "GetItem"),
    ],
)
def test_a_broken_expansion_is_noticed(
    broken: Break, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    assert explore(120, SEED, (operation,)).faulty
