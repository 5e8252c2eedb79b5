"""How one statement answers each request, in parts: so that only what a change touches is asked
again, and so that it is known which part alone has refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from local.iam.conditions import Condition
from local.iam.dynamodb.access import Access
from local.iam.errors import Refused
from local.iam.policy import Statement
from local.proof import verdicts
from local.proof.cells import Cell


@dataclass(frozen=True)
class Trace:
    """One access of a cell: the conditions of the statement that don't hold for it."""

    cell: Cell
    access: Access
    failing: frozenset[int]


@dataclass(frozen=True)
class Traces:
    """`by_name` groups the traces by action and resource; `named` are those it is about."""

    statement: Statement
    by_name: dict[tuple[str, str], list[Trace]]
    named: frozenset[tuple[str, str]]

    @staticmethod
    def of(statement: Statement, cells: Iterable[Cell]) -> "Traces":
        by_name: dict[tuple[str, str], list[Trace]] = {}
        for cell in cells:
            for access in cell.wanted or ():
                failing = frozenset(
                    at
                    for at, condition in enumerate(statement.conditions)
                    if not holds(condition, access)
                )
                mark = (access.action, access.resource)
                by_name.setdefault(mark, []).append(Trace(cell, access, failing))
        named = verdicts.named(statement, by_name.keys())
        return Traces(statement, by_name, named)

    def applying(self) -> Iterator[Trace]:
        for mark in self.named:
            yield from (trace for trace in self.by_name[mark] if not trace.failing)

    def changed_by(self, broken: Statement | None) -> Iterator[Cell]:
        """Cells to which the broken statement may answer otherwise; those it grants first."""
        if broken is None or broken.effect is not self.statement.effect:
            yield from (trace.cell for trace in self.applying())
        elif broken.conditions != self.statement.conditions:
            yield from (trace.cell for trace in self._by_conditions(broken.conditions))
        else:
            yield from (trace.cell for trace in self._by_names(broken))

    def _by_conditions(self, broken: tuple[Condition, ...]) -> Iterator[Trace]:
        intact = self.statement.conditions
        gone = frozenset(at for at, each in enumerate(intact) if each not in broken)
        new = [each for each in broken if each not in intact]
        relevant = [
            trace for mark in self.named for trace in self.by_name[mark] if trace.failing <= gone
        ]
        for trace in sorted(relevant, key=lambda each: bool(each.failing)):
            if all(holds(each, trace.access) for each in new) == bool(trace.failing):
                yield trace

    def _by_names(self, broken: Statement) -> Iterator[Trace]:
        for mark in self.named ^ verdicts.named(broken, self.by_name.keys()):
            yield from (trace for trace in self.by_name[mark] if not trace.failing)


def holds(condition: Condition, access: Access) -> bool:
    """A condition that can't be decided grants nothing."""
    try:
        return condition.holds(access.context)
    except Refused:
        return False
