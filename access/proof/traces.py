"""How one statement answers each request, in parts: so that only what a change touches is asked
again, and so that it is known which part alone has refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from access.iam.conditions import Condition
from access.iam.dynamodb.access import Access
from access.iam.errors import Refused
from access.iam.policy import Statement
from access.iam.templates import Variable
from access.proof import verdicts
from access.proof.cells import Cell


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
        asked = [Asked(condition) for condition in statement.conditions]
        for cell in cells:
            for access in cell.wanted or ():
                failing = frozenset(at for at, each in enumerate(asked) if not each.holds(access))
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
        new = [Asked(each) for each in broken if each not in intact]
        relevant = [
            trace for mark in self.named for trace in self.by_name[mark] if trace.failing <= gone
        ]
        for trace in sorted(relevant, key=lambda each: bool(each.failing)):
            if all(each.holds(trace.access) for each in new) == bool(trace.failing):
                yield trace

    def _by_names(self, broken: Statement) -> Iterator[Trace]:
        for mark in self.named ^ verdicts.named(broken, self.by_name.keys()):
            yield from (trace for trace in self.by_name[mark] if not trace.failing)


@dataclass(frozen=True)
class Asked:
    """A condition and its answers, kept by all that they depend on: the key's value and the
    values of the policy's variables."""

    condition: Condition
    answers: dict[tuple[object, ...], bool] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        parts = (part for template in self.condition.values for part in template)
        variables = {part.key for part in parts if isinstance(part, Variable)}
        return (self.condition.key, *sorted(variables))

    def holds(self, access: Access) -> bool:
        """A condition that can't be decided grants nothing."""
        mark = tuple(map(access.context.get, self.keys))
        if mark not in self.answers:
            self.answers[mark] = self._decided(access)
        return self.answers[mark]

    def _decided(self, access: Access) -> bool:
        try:
            return self.condition.holds(access.context)
        except Refused:
            return False
