"""All the cells of the specification over one project's templates, decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from access.proof import cells, fail_closed, services, shipped, specification, verdicts
from access.proof.cells import Cell, World
from access.proof.shipped import TABLES, Shipped
from access.proof.specification import Specification
from access.proof.verdicts import Held, Verdict
from amplify.project.root import ROOT


@dataclass(frozen=True)
class Matrix:
    specification: Specification
    shipped: Shipped
    held: Mapping[str, Held]
    verdicts: tuple[Verdict, ...]

    @property
    def wrong(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if not verdict.right)


def decided(amplify: Path = ROOT / "amplify") -> Matrix:
    """Reads the templates and the specification, and decides every cell."""
    found = shipped.load(amplify)
    written = specification.load().told(found.arns)
    held = {p.name: verdicts.held_by(p, found) for p in written.principals}
    return Matrix(written, found, held, tuple(verdicts.judge(_cells(written, found), held)))


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
