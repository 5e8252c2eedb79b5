"""Cells about everything that isn't an item: queues, secrets, mail, logs, traces, streams."""

from collections.abc import Iterator, Mapping
from itertools import product

from access.iam.dynamodb.access import Access
from access.proof import fail_closed
from access.proof.cells import Cell, context
from access.proof.expressions import REGION
from access.proof.fail_closed import TOMORROW
from access.proof.shipped import TABLES
from access.proof.specification import WHOLE, Principal, Specification


def granted(
    principal: Principal, specification: Specification, arns: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    """Pairs of an action and a resource as a template writes it, whole tables included."""
    on_tables = {
        (f"dynamodb:{action}", arns[f"{TABLES[name.removeprefix(WHOLE)]}Arn"])
        for name, right in principal.rights.items()
        if name.startswith(WHOLE)
        for action in right.actions
    }
    return frozenset(on_tables) | frozenset(
        (action, specification.arn(resource, arns))
        for resource, actions in principal.services.items()
        for action in actions
    )


def _half_told(principal: Principal, arns: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Rights on a table that hold for some attributes only: a request that tells of none is
    refused, but for a delete, which may name no attribute at all."""
    return frozenset(
        (f"dynamodb:{action}", arns[f"{TABLES[name.removeprefix(WHOLE)]}Arn"])
        for name, right in principal.rights.items()
        if name.startswith(WHOLE) and right.attributes is not None
        for action in right.actions - frozenset(fail_closed.WRITES)
    )


def cells(specification: Specification, arns: Mapping[str, str]) -> Iterator[Cell]:
    """Every principal with every action on every resource, and on what lies next to it."""
    lawful = {
        p.name: granted(p, specification, arns) - _half_told(p, arns)
        for p in specification.principals
    }
    every = frozenset().union(*lawful.values())
    known = sorted({action for action, _ in every})
    later = [f"dynamodb:{action}" for action in fail_closed.actions()]
    asked = sorted({*known, *(f"{a}{TOMORROW}" for a in known), *_of_services(known), *later})
    tables = {arns[f"{stack}Arn"] for stack in TABLES.values()}
    resources = sorted({resource for _, resource in every} | tables)
    for principal in specification.principals:
        near = {each for resource in resources for each in _near(resource)}
        wanted = {_one(each) for each in resources} | (near if principal.services else set())
        for action, resource in product(asked, sorted(wanted)):
            if _goes_with(action, resource):
                may = any(
                    action == given and _covers(pattern, resource)
                    for given, pattern in lawful[principal.name]
                )
                yield _cell(principal, action, resource, may)


def _goes_with(action: str, resource: str) -> bool:
    """No service takes another's resources; `*` is all of them."""
    return resource == "*" or resource.split(":")[2] == action.partition(":")[0]


def _covers(pattern: str, resource: str) -> bool:
    return resource == pattern or (
        pattern.endswith("*") and resource.startswith(pattern.removesuffix("*"))
    )


def _of_services(actions: list[str]) -> list[str]:
    return sorted({f"{action.split(':')[0]}:{TOMORROW}" for action in actions})


def _one(resource: str) -> str:
    """A resource that a pattern of a template stands for."""
    return resource if resource == "*" else resource.replace("*", "one")


def _near(resource: str) -> Iterator[str]:
    """One character less, one more, another region; what is just outside a pattern."""
    if resource == "*":
        return
    fixed = resource.removesuffix("*")
    yield fixed[:-1]
    if fixed == resource:
        yield f"{resource}-{TOMORROW}"
        yield f"{resource}/{TOMORROW}"
    yield _one(resource).replace(REGION, "eu-west-2")


def _cell(principal: Principal, action: str, resource: str, may: bool) -> Cell:
    wanted = (Access(action, resource, context(principal)),)
    return Cell(principal, f"{action} on {resource}", may, wanted)
