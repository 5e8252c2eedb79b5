"""Whether some cell saw each statement and each condition allow, and some cell saw it refuse.

A condition has allowed if the statement applied with it, and has refused if it alone kept the
statement from applying. For a Deny it is the reverse.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from access.iam.policy import parse
from access.proof.matrix import Matrix
from access.proof.shipped_policies import ShippedPolicy
from access.proof.traces import Traces


@dataclass(frozen=True)
class Seen:
    """One statement or condition of a shipped policy."""

    rule: str
    allowed: bool
    refused: bool

    @property
    def both(self) -> bool:
        return self.allowed and self.refused


def of(matrix: Matrix) -> list[Seen]:
    found = []
    for policy in matrix.shipped.policies:
        mine = matrix.askers(policy.roles)
        for at, statement in enumerate(parse(policy.document).statements):
            found += list(_of_statement(policy, at, Traces.of(statement, mine)))
    return found


def _of_statement(policy: ShippedPolicy, at: int, traces: Traces) -> Iterator[Seen]:
    rule = f"{policy.place} {traces.statement.sid or f'#{at}'}"
    applied = any(True for _ in traces.applying())
    named_action = {action for action, _ in traces.named}
    named_resource = {resource for _, resource in traces.named}
    passed_over = any(
        mark not in traces.named and (mark[0] in named_action or mark[1] in named_resource)
        for mark in traces.by_name
    )
    yield Seen(rule, applied, passed_over)
    alone = {
        next(iter(trace.failing))
        for mark in traces.named
        for trace in traces.by_name[mark]
        if len(trace.failing) == 1
    }
    for number, condition in enumerate(traces.statement.conditions):
        kind = "Null" if condition.operator is None else condition.quantifier.value or "one value"
        yield Seen(f"{rule} {kind} {condition.key}", applied, number in alone)
