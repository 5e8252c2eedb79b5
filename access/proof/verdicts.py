"""Decides cells by the shipped policies."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from access.iam import policy, policy_text
from access.iam.dynamodb.access import Access
from access.iam.evaluate import Policies, Request, decide, names_action, names_resource
from access.iam.undecidable import VariableUnresolved
from access.proof.cells import Cell
from access.proof.shipped_policies import Shipped
from access.proof.specification import Principal

EVERYTHING = (policy_text.parse("*", with_variables=False),)


@dataclass(frozen=True)
class Verdict:
    cell: Cell
    allowed: bool

    @property
    def right(self) -> bool:
        return self.allowed == self.cell.allowed


@dataclass(frozen=True)
class Naming:
    """The policies that name an action and a resource. What else decides is what `reads` names, so
    one answer goes for all requests in which these keys have the same values."""

    policies: Policies
    reads: tuple[str, ...]
    answers: dict[tuple[object, ...], bool] = field(default_factory=dict)

    def allows(self, access: Access) -> bool:
        told = tuple(map(access.context.get, self.reads))
        if told not in self.answers:
            request = Request(access.action, access.resource, access.context)
            self.answers[told] = decide(request, self.policies).allowed
        return self.answers[told]


@dataclass(frozen=True)
class Held:
    """A principal's policies. For each pair of action and resource, the statements that don't name
    it are filtered out once."""

    policies: Policies
    _naming: dict[tuple[str, str], Naming] = field(default_factory=dict)

    def allows(self, cell: Cell) -> bool:
        """Every access of the request must be allowed; a request that the model refuses isn't."""
        return cell.wanted is not None and all(map(self._allows, cell.wanted))

    def _allows(self, access: Access) -> bool:
        mark = (access.action, access.resource)
        if mark not in self._naming:
            self._naming[mark] = self._that_name(access)
        return self._naming[mark].allows(access)

    def _that_name(self, access: Access) -> Naming:
        """A resource with a variable names another one in each request: it stays."""
        found = tuple(
            statement
            for each in self.policies.identity
            for statement in each.statements
            if names(statement, access) or any(map(policy_text.variables, statement.resources))
        )
        reads = frozenset[str]().union(*(statement.reads for statement in found))
        return Naming(Policies((policy.Policy(found),)), tuple(sorted(reads)))


def names(statement: policy.Statement, access: Access) -> bool:
    """Whether the statement covers the action and resource, without its conditions."""
    try:
        return names_action(statement, access.action) and names_resource(
            statement, access.resource, access.context
        )
    except VariableUnresolved:
        return statement.effect is policy.Effect.DENY


def named(
    statement: policy.Statement, marks: Collection[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """The pairs of these actions and resources that the statement covers.

    No shipped resource holds a variable, so the answer is the same for every context.
    """
    on_any = replace(statement, resources=EVERYTHING, resources_excluded=False)
    by_any = replace(statement, actions=EVERYTHING, actions_excluded=False)
    actions = {a for a in {a for a, _ in marks} if names(on_any, Access(a, "*", {}))}
    resources = {r for r in {r for _, r in marks} if names(by_any, Access("any:Thing", r, {}))}
    return frozenset(mark for mark in marks if mark[0] in actions and mark[1] in resources)


def held_by(principal: Principal, shipped: Shipped) -> Held:
    found = shipped.of_role(principal.role, principal.switches) if principal.role else ()
    return Held(Policies(tuple(policy.parse(each.document) for each in found)))


def judge(cells: Iterable[Cell], held: Mapping[str, Held]) -> list[Verdict]:
    """`held` maps principals' names to policies."""
    return [Verdict(cell, held[cell.principal.name].allows(cell)) for cell in cells]
