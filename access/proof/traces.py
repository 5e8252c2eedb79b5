"""How each part of a statement answers each request. So a mutant is decided only for the requests
it can affect, and it is known which part alone has refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from access.iam.conditions import Condition
from access.iam.dynamodb.access import Access
from access.iam.policy import Statement
from access.iam.undecidable import Undecidable
from access.proof import verdicts
from access.proof.askers import Asked, Askers, Mark
from access.proof.cells import Cell


@dataclass(frozen=True)
class Trace:
    """Accesses that the statement can't tell apart: its conditions that don't hold for them."""

    asked: Sequence[Asked]
    failing: frozenset[int]

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for cell, _ in self.asked)


@dataclass(frozen=True)
class Traces:
    """`by_name` groups traces by action and resource; `named` are those the statement covers."""

    statement: Statement
    by_name: dict[Mark, list[Trace]]
    named: frozenset[Mark]

    @staticmethod
    def of(statement: Statement, askers: Askers) -> "Traces":
        asked = [Answers(condition) for condition in statement.conditions]
        alike = askers.alike(frozenset[str]().union(*(each.reads for each in statement.conditions)))
        by_name = {mark: [_trace(group, asked) for group in alike[mark]] for mark in alike}
        return Traces(statement, by_name, verdicts.named(statement, by_name.keys()))

    def applying(self) -> Iterator[Trace]:
        for mark in self.named:
            yield from (trace for trace in self.by_name[mark] if not trace.failing)

    def changed_by(self, broken: Statement | None) -> Iterator[Cell]:
        """Cells that the broken statement may decide differently; those it grants come first."""
        if broken is None or broken.effect is not self.statement.effect:
            yield from (cell for trace in self.applying() for cell in trace.cells)
        elif broken.conditions != self.statement.conditions:
            yield from self._by_conditions(broken.conditions)
        else:
            yield from (cell for trace in self._by_names(broken) for cell in trace.cells)

    def _by_conditions(self, broken: tuple[Condition, ...]) -> Iterator[Cell]:
        """A new condition may tell apart what the intact statement didn't."""
        intact = self.statement.conditions
        gone = frozenset(at for at, each in enumerate(intact) if each not in broken)
        new = [Answers(each) for each in broken if each not in intact]
        relevant = [
            trace for mark in self.named for trace in self.by_name[mark] if trace.failing <= gone
        ]
        for trace in sorted(relevant, key=lambda each: bool(each.failing)):
            for cell, access in trace.asked:
                if all(each.holds(access) for each in new) == bool(trace.failing):
                    yield cell

    def _by_names(self, broken: Statement) -> Iterator[Trace]:
        for mark in self.named ^ verdicts.named(broken, self.by_name.keys()):
            yield from (trace for trace in self.by_name[mark] if not trace.failing)


@dataclass(frozen=True)
class Answers:
    """A condition and its answers, cached by everything they depend on."""

    condition: Condition
    known: dict[tuple[object, ...], bool] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(sorted(self.condition.reads))

    def holds(self, access: Access) -> bool:
        """A condition that can't be decided doesn't hold."""
        mark = tuple(map(access.context.get, self.keys))
        if mark not in self.known:
            self.known[mark] = self._decided(access)
        return self.known[mark]

    def _decided(self, access: Access) -> bool:
        try:
            return self.condition.holds(access.context)
        except Undecidable:
            return False


def _trace(group: list[Asked], conditions: list[Answers]) -> Trace:
    _, any_of_them = group[0]
    failing = (at for at, each in enumerate(conditions) if not each.holds(any_of_them))
    return Trace(group, frozenset(failing))
