"""The part of the proof that needs no cloud: cells, grants, mutants and coverage."""

from collections.abc import Iterator
from pathlib import Path

from access.proof import coverage, doors, equivalents, grants, killing, mutants, rules, surroundings
from access.proof.matrix import Matrix
from access.proof.result import Finding

DROPPED = ": dropped"


def findings(matrix: Matrix, amplify: Path) -> Iterator[Finding]:
    yield cells(matrix)
    yield named(matrix, amplify)
    yield mutation(matrix)
    yield covered(matrix)


def cells(matrix: Matrix) -> Finding:
    wrong, total = matrix.wrong, len(matrix.verdicts)
    failures = tuple(rules.explained(matrix, wrong))
    return Finding("cells decided as specified", total - len(wrong), total, failures)


def named(matrix: Matrix, amplify: Path) -> Finding:
    failures = (
        *grants.differences(matrix.specification, matrix.shipped),
        *grants.unread(amplify),
        *rules.differences(matrix.specification, matrix.shipped),
        *doors.differences(matrix.specification, amplify),
    )
    total = sum(len(policy.document["Statement"]) for policy in matrix.shipped.policies)
    return Finding("statements named by the specification", total, total, failures)


def mutation(matrix: Matrix) -> Finding:
    """A mutant that the cells don't notice must be on the list of equivalent ones."""
    fates = list(killing.fates(matrix, mutants.of(matrix.shipped, surroundings.of(matrix))))
    killed = {fate.mutant.name for fate in fates if fate.by is not None}
    survived = [fate.mutant.name for fate in fates if fate.by is None]
    listed = equivalents.compared(equivalents.reasons(), killed, survived)
    failures = tuple(f"Nothing notices {name}." for name in listed.survivors) + listed.wrong
    total = len(fates) - len(listed.excused)
    note = f"{len(listed.excused)} equivalent ones are listed"
    return Finding("mutants of the policies killed", len(killed), total, failures, note)


def covered(matrix: Matrix) -> Finding:
    """A condition that another stands behind refuses nothing alone; its listed mutant says so."""
    second = {name.lower() for name in equivalents.reasons() if name.endswith(DROPPED)}
    seen = [s for s in coverage.of(matrix) if f"{s.rule}{DROPPED}".lower() not in second]
    failures = tuple(
        f"{each.rule} was never seen to {'refuse' if each.allowed else 'allow'}."
        for each in seen
        if not each.both
    )
    good = sum(each.both for each in seen)
    name = "statements and conditions seen both ways"
    return Finding(name, good, len(seen), failures)
