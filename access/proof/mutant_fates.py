"""Which mutants the cells detect: a cell kills a mutant if its decision changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from access.iam import policy
from access.iam.policy import Statement
from access.proof import verdicts
from access.proof.cells import Cell
from access.proof.matrix import Matrix
from access.proof.mutants import Mutant
from access.proof.shipped_policies import Shipped
from access.proof.traces import Traces
from access.proof.verdicts import Held


@dataclass(frozen=True)
class Fate:
    """`by` is the cell that detected the mutant, None for a survivor."""

    mutant: Mutant
    by: Cell | None


def fates(matrix: Matrix, mutants: Iterable[Mutant]) -> Iterator[Fate]:
    """In order; mutants of one statement follow each other, so its traces are kept."""
    known: dict[tuple[str, str, int], Traces] = {}
    for mutant in mutants:
        if mutant.at is None:
            yield Fate(mutant, _noticed(matrix.shipped, mutant, _for_whole(matrix, mutant)))
            continue
        mark = (mutant.policy.place, mutant.policy.name, mutant.at)
        if mark not in known:
            intact = _statement(mutant.policy.document, mutant.at)
            known = {mark: Traces.of(intact, matrix.askers(mutant.policy.roles))}
        candidates = known[mark].changed_by(_broken(mutant, mutant.at))
        yield Fate(mutant, _noticed(matrix.shipped, mutant, candidates))


def _for_whole(matrix: Matrix, mutant: Mutant) -> Iterable[Cell]:
    """The principals that newly hold the policy; all its holders if its meaning changed."""
    intact, broken = mutant.policy, mutant.broken
    if intact.roles != broken.roles:
        return matrix.askers(broken.roles[len(intact.roles) :]).cells
    mine = matrix.askers(intact.roles).cells
    if intact.switched != broken.switched:
        return [cell for cell in mine if intact.switched not in cell.principal.switches]
    return [] if policy.parse(intact.document) == policy.parse(broken.document) else mine


def _noticed(shipped: Shipped, mutant: Mutant, candidates: Iterable[Cell]) -> Cell | None:
    broken, held = _with(shipped, mutant), dict[str, Held]()
    for cell in candidates:
        name = cell.principal.name
        if name not in held:
            held[name] = verdicts.held_by(cell.principal, broken)
        if held[name].allows(cell) != cell.allowed:
            return cell
    return None


def _with(shipped: Shipped, mutant: Mutant) -> Shipped:
    policies = tuple(mutant.broken if each is mutant.policy else each for each in shipped.policies)
    return replace(shipped, policies=policies)


def _broken(mutant: Mutant, at: int) -> Statement | None:
    gone = len(mutant.broken.document["Statement"]) < len(mutant.policy.document["Statement"])
    return None if gone else _statement(mutant.broken.document, at)


def _statement(document: Mapping[str, Any], at: int) -> Statement:
    alone = {**document, "Statement": [document["Statement"][at]]}
    return policy.parse(alone).statements[0]
