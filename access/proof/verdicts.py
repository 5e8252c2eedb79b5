"""Decides cells by the shipped policies."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from access.iam import policy, templates
from access.iam.dynamodb.access import Access
from access.iam.evaluate import Policies, Request, applies, decide
from access.proof.cells import Cell
from access.proof.shipped import Shipped
from access.proof.specification import Principal

EVERYTHING = (templates.parse("*", with_variables=False),)


@dataclass(frozen=True)
class Verdict:
    cell: Cell
    allowed: bool

    @property
    def right(self) -> bool:
        return self.allowed == self.cell.allowed


@dataclass(frozen=True)
class Held:
    """A principal's policies; those that don't name a request's action and resource are set
    aside once for all the requests with the same two."""

    policies: Policies
    _naming: dict[tuple[str, str], Policies] = field(default_factory=dict)

    def allows(self, cell: Cell) -> bool:
        """All that the request wants must be allowed; what the model refuses isn't."""
        return cell.wanted is not None and all(map(self._allows, cell.wanted))

    def _allows(self, access: Access) -> bool:
        mark = (access.action, access.resource)
        if mark not in self._naming:
            self._naming[mark] = self._that_name(access)
        request = Request(access.action, access.resource, access.context)
        return decide(request, self._naming[mark]).allowed

    def _that_name(self, access: Access) -> Policies:
        return Policies(
            tuple(
                replace(each, statements=tuple(s for s in each.statements if names(s, access)))
                for each in self.policies.identity
            )
        )


def names(statement: policy.Statement, access: Access) -> bool:
    """Whether the statement is about the action and resource, its conditions aside.

    No shipped resource holds a variable, so the answer is the same for every context.
    """
    bare = replace(statement, conditions=())
    return applies(bare, Request(access.action, access.resource, access.context))


def named(
    statement: policy.Statement, marks: Collection[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Of these actions and resources, the pairs that the statement is about."""
    on_any = replace(statement, resources=EVERYTHING, resources_excluded=False)
    by_any = replace(statement, actions=EVERYTHING, actions_excluded=False)
    actions = {a for a in {a for a, _ in marks} if names(on_any, Access(a, "*", {}))}
    resources = {r for r in {r for _, r in marks} if names(by_any, Access("any:Thing", r, {}))}
    return frozenset(mark for mark in marks if mark[0] in actions and mark[1] in resources)


def held_by(principal: Principal, shipped: Shipped) -> Held:
    found = shipped.of_role(principal.role, principal.switches) if principal.role else ()
    return Held(Policies(tuple(policy.parse(each.document) for each in found)))


def judge(cells: Iterable[Cell], held: Mapping[str, Held]) -> list[Verdict]:
    """`held` is by the principals' names."""
    return [Verdict(cell, held[cell.principal.name].allows(cell)) for cell in cells]
