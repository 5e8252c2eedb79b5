"""All the cells of the specification over one project's templates, decided."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from access.proof import cells, fail_closed, services, shipped_policies, specification, verdicts
from access.proof.askers import Askers
from access.proof.cells import Cell, World
from access.proof.shipped_policies import TABLES, Shipped
from access.proof.specification import Specification
from access.proof.verdicts import Held, Verdict
from amplify.project.root import ROOT


@dataclass(frozen=True)
class Matrix:
    specification: Specification
    shipped: Shipped
    held: Mapping[str, Held]
    verdicts: tuple[Verdict, ...]
    _askers: dict[tuple[str, ...], Askers] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def askers(self, roles: tuple[str, ...]) -> Askers:
        """Without cells that are wrong already: they say nothing about a mutant."""
        if roles not in self._askers:
            cells = [cell for role in dict.fromkeys(roles) for cell in self._by_role.get(role, ())]
            self._askers[roles] = Askers(cells)
        return self._askers[roles]

    @cached_property
    def _by_role(self) -> Mapping[str, list[Cell]]:
        found: dict[str, list[Cell]] = {}
        for verdict in self.verdicts:
            if verdict.right and verdict.cell.wanted is not None:
                found.setdefault(verdict.cell.principal.role, []).append(verdict.cell)
        return found

    @property
    def wrong(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if not verdict.right)


def decided(amplify: Path = ROOT / "amplify") -> Matrix:
    """Reads the templates and the specification, and decides every cell."""
    found = shipped_policies.load(amplify)
    written = specification.load().told(found.arns)
    held = {p.name: verdicts.held_by(p, found) for p in written.principals}
    with _kept():
        return Matrix(written, found, held, tuple(verdicts.judge(_cells(written, found), held)))


@contextmanager
def _kept() -> Iterator[None]:
    """Hundreds of thousands of cells, none of which is garbage or in a cycle: Python's collector
    would look through them again and again, here and later, in half of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _cells(written: Specification, found: Shipped) -> list[Cell]:
    world = World({word: found.arns[f"{stack}Name"] for word, stack in TABLES.items()})
    of_items = list(cells.of_items(written, world))
    content, learners = (found.arns[f"{stack}Arn"] for stack in TABLES.values())
    lawful = [cell for cell in of_items if cell.allowed]
    return list(
        chain(
            of_items,
            fail_closed.of(lawful, written, {content: learners, learners: content}),
            services.cells(written, found.arns),
        )
    )
