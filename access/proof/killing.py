"""Which mutants the cells notice: a mutant is killed by a cell that it decides otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from access.iam import policy
from access.iam.policy import Statement
from access.proof import verdicts
from access.proof.cells import Cell
from access.proof.matrix import Matrix
from access.proof.mutants import Mutant
from access.proof.shipped import Shipped
from access.proof.traces import Traces
from access.proof.verdicts import Held


@dataclass(frozen=True)
class Fate:
    """`by` is the cell that noticed, None for a survivor."""

    mutant: Mutant
    by: Cell | None


def fates(matrix: Matrix, mutants: Iterable[Mutant]) -> Iterator[Fate]:
    """In order; mutants of one statement follow each other, so its traces are kept."""
    cells = by_role(matrix)
    known: dict[tuple[str, str, int], Traces] = {}
    for mutant in mutants:
        mine = _of(cells, mutant)
        if mutant.at is None:
            yield Fate(mutant, _noticed(matrix.shipped, mutant, _for_whole(cells, mutant, mine)))
            continue
        mark = (mutant.policy.place, mutant.policy.name, mutant.at)
        if mark not in known:
            known = {mark: Traces.of(_statement(mutant.policy.document, mutant.at), mine)}
        candidates = known[mark].changed_by(_broken(mutant, mutant.at))
        yield Fate(mutant, _noticed(matrix.shipped, mutant, candidates))


def by_role(matrix: Matrix) -> dict[str, list[Cell]]:
    """What is wrong without any mutant says nothing about one."""
    cells: dict[str, list[Cell]] = {}
    for verdict in matrix.verdicts:
        if verdict.right and verdict.cell.wanted is not None:
            cells.setdefault(verdict.cell.principal.role, []).append(verdict.cell)
    return cells


def _of(cells: dict[str, list[Cell]], mutant: Mutant) -> list[Cell]:
    roles = dict.fromkeys((*mutant.policy.roles, *mutant.broken.roles))
    return [cell for role in roles for cell in cells.get(role, [])]


def _for_whole(cells: dict[str, list[Cell]], mutant: Mutant, mine: list[Cell]) -> Iterable[Cell]:
    """Who newly holds the policy; all who did where it means something else now."""
    intact, broken = mutant.policy, mutant.broken
    if intact.roles != broken.roles:
        return [cell for role in broken.roles[len(intact.roles) :] for cell in cells.get(role, [])]
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
