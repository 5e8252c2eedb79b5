"""No part of the proof passes where there is nothing to show for it."""

import json
from dataclasses import replace
from pathlib import Path

from access.proof import equivalents, killing, mutants, policies, suites, surroundings
from access.proof.matrix import Matrix
from access.proof.result import Finding

LEARNERS = "customaccess.LearnersPolicy"


def without(decided: Matrix, *told: str) -> Matrix:
    """As if nobody had thought of these cells, of a browser's requests about items."""
    kept = tuple(
        each
        for each in decided.verdicts
        if each.cell.principal.role == "lectern-learner-local"
        and each.cell.item
        and not any(part in each.cell.name for part in told)
    )
    policies_ = tuple(each for each in decided.shipped.policies if each.place == LEARNERS)
    return replace(decided, verdicts=kept, shipped=replace(decided.shipped, policies=policies_))


def survivors(matrix: Matrix) -> set[str]:
    every = [
        each
        for each in mutants.of(matrix.shipped, surroundings.of(matrix))
        if "ReadOwnPartition Null" in each.rule and each.name not in equivalents.reasons()
    ]
    return {fate.mutant.name for fate in killing.fates(matrix, every) if fate.by is None}


def test_a_rule_that_no_cell_notices_is_named(decided: Matrix) -> None:
    blind = without(decided, "no leading key", "empty set of leading keys", "as ")
    assert survivors(without(decided)) == set()
    assert survivors(blind) == {f"{LEARNERS} ReadOwnPartition Null dynamodb:LeadingKeys: dropped"}


def test_a_condition_that_never_refused_is_named(decided: Matrix) -> None:
    rule = f"{LEARNERS} ReadOwnPartition Null dynamodb:enclosingoperation"
    blind = policies.covered(without(decided, "enclosing operation", "transaction"))
    assert policies.covered(without(decided)).passed
    assert f"{rule} was never seen to refuse." in blind.failures


def test_an_equivalent_mutant_must_exist_and_survive() -> None:
    listed = equivalents.compared(["killed", "gone", "right"], ["killed"], ["right", "new"])
    assert listed.survivors == ("new",)
    assert listed.excused == {"right"}
    assert [each.partition(":")[0] for each in listed.wrong] == ["killed", "gone"]


def test_every_reason_is_given() -> None:
    assert all(len(reason) > 20 for reason in equivalents.reasons().values())


def test_nothing_asked_is_nothing_proven() -> None:
    assert not Finding("attacks refused", 0, 0).passed
    assert not Finding("attacks refused", 4, 5).passed
    assert Finding("attacks refused", 5, 5).passed


def test_a_suite_that_does_not_run_fails_every_count(tmp_path: Path) -> None:
    with suites.running(suites=(str(tmp_path / "no-such-suite"),)) as asking:
        found = asking.findings()
    assert [each.passed for each in found] == [False] * len(suites.COUNTED)
    assert all("no-such-suite" in json.dumps(each.failures) for each in found)
