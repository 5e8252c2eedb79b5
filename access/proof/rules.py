"""Which statement lets a request through, and which conditions each statement is written with."""

from collections.abc import Iterable, Iterator

from access.iam.evaluate import Request, applies
from access.iam.policy import parse
from access.proof.matrix import Matrix
from access.proof.shipped import Shipped
from access.proof.specification import Specification
from access.proof.verdicts import Verdict


def differences(specification: Specification, shipped: Shipped) -> list[str]:
    """A condition that is gone or new, by the statement, operator and key it is about."""
    found = dict(_conditions(shipped))
    written = specification.conditions
    problems = []
    for rule in sorted(found.keys() | written.keys()):
        there, wanted = found.get(rule, ()), written.get(rule, ())
        problems += [f"{rule} lacks the condition {each}." for each in wanted if each not in there]
        problems += [
            f"{rule} has the condition {each}, which the specification doesn't name."
            for each in there
            if each not in wanted
        ]
    return problems


def explained(matrix: Matrix, wrong: Iterable[Verdict]) -> list[str]:
    """One sentence for all the requests that one statement wrongly lets through, or none does."""
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in wrong:
        mark = (verdict.cell.principal.name, _by(matrix, verdict))
        groups.setdefault(mark, []).append(verdict)
    return [
        f"{verdicts[0].cell}, but {by}{_more(len(verdicts) - 1)}."
        for (_, by), verdicts in groups.items()
    ]


def _more(count: int) -> str:
    return f" (and {count:,} more requests like it)" if count else ""


def _by(matrix: Matrix, verdict: Verdict) -> str:
    principal = verdict.cell.principal
    if not verdict.allowed:
        return "it is refused"
    names = [
        f"{policy.place} {statement.sid}"
        for policy in matrix.shipped.of_role(principal.role, principal.switches)
        for statement in parse(policy.document).statements
        for access in verdict.cell.wanted or ()
        if applies(statement, Request(access.action, access.resource, access.context))
    ]
    return f"{' and '.join(dict.fromkeys(names))} lets it through"


def _conditions(shipped: Shipped) -> Iterator[tuple[str, tuple[str, ...]]]:
    for policy in shipped.policies:
        for statement in policy.document["Statement"]:
            blocks = statement.get("Condition", {}).items()
            lines = tuple(f"{operator} {key}" for operator, keys in blocks for key in keys)
            if lines:
                yield f"{policy.place} {statement.get('Sid', '')}", lines
