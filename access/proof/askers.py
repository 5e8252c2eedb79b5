"""The cells of one role's principals, grouped by what a statement can tell apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from access.iam.dynamodb.access import Access
from access.proof.cells import Cell

Mark = tuple[str, str]
"""An action and a resource."""
Asked = tuple[Cell, Access]
"""One access, and the cell that asks for it."""


@dataclass(frozen=True)
class Askers:
    """Statements ask for few keys, and many for the same: each grouping is made once."""

    cells: Sequence[Cell]
    _groups: dict[frozenset[str], dict[Mark, list[list[Asked]]]] = field(default_factory=dict)

    def alike(self, keys: frozenset[str]) -> dict[Mark, list[list[Asked]]]:
        """By action and resource, the accesses in groups whose values of these keys are equal."""
        if keys not in self._groups:
            self._groups[keys] = self._grouped(tuple(sorted(keys)))
        return self._groups[keys]

    def _grouped(self, keys: tuple[str, ...]) -> dict[Mark, list[list[Asked]]]:
        found: dict[Mark, dict[tuple[object, ...], list[Asked]]] = {}
        for asked in self._asked():
            access = asked[1]
            of_mark = found.setdefault((access.action, access.resource), {})
            of_mark.setdefault(tuple(map(access.context.get, keys)), []).append(asked)
        return {mark: list(groups.values()) for mark, groups in found.items()}

    def _asked(self) -> Iterator[Asked]:
        for cell in self.cells:
            for access in cell.wanted or ():
                yield cell, access
