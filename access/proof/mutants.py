"""Every way to break one thing in a shipped policy."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from access.proof import condition_mutants, element_mutants
from access.proof.change import Change, Surroundings
from access.proof.shipped import UNAUTH_ROLE, Shipped, ShippedPolicy


@dataclass(frozen=True)
class Mutant:
    """`broken` replaces `policy`; `at` is the changed statement's position, None for the whole."""

    policy: ShippedPolicy
    at: int | None
    rule: str
    change: str
    broken: ShippedPolicy

    @property
    def name(self) -> str:
        return f"{self.policy.place} {self.rule}: {self.change}"


def of(shipped: Shipped, around: Surroundings) -> list[Mutant]:
    """Each once, however many ways lead to it."""
    return list({mutant.name: mutant for mutant in _all(shipped, around)}.values())


def _all(shipped: Shipped, around: Surroundings) -> Iterator[Mutant]:
    for policy in shipped.policies:
        yield from _of_policy(policy)
        for at, statement in enumerate(policy.document["Statement"]):
            for change in _of_statement(statement, around):
                yield _mutant(policy, at, statement, change)


def _of_statement(statement: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    yield Change("", "statement dropped", None)
    effect = "Deny" if statement["Effect"] == "Allow" else "Allow"
    yield Change("Effect", f"{statement['Effect']} becomes {effect}", {"Effect": effect})
    yield from element_mutants.of_actions(statement, around)
    yield from element_mutants.of_resources(statement, around)
    yield from condition_mutants.of(statement, around)


def _mutant(policy: ShippedPolicy, at: int, statement: Mapping[str, Any], change: Change) -> Mutant:
    document = copy.deepcopy(dict(policy.document))
    if change.elements is None:
        del document["Statement"][at]
    else:
        broken = {**statement, **change.elements}
        document["Statement"][at] = {k: v for k, v in broken.items() if v is not None}
    rule = " ".join(part for part in (statement.get("Sid", f"#{at}"), change.element) if part)
    new = ShippedPolicy(policy.place, policy.name, policy.roles, document, policy.switched)
    return Mutant(policy, at, rule, change.what, new)


def _of_policy(policy: ShippedPolicy) -> Iterator[Mutant]:
    document = {key: value for key, value in policy.document.items() if key != "Version"}
    new = ShippedPolicy(policy.place, policy.name, policy.roles, document, policy.switched)
    yield Mutant(policy, None, "Version", "dropped", new)
    roles = (*policy.roles, UNAUTH_ROLE)
    new = ShippedPolicy(policy.place, policy.name, roles, policy.document, policy.switched)
    yield Mutant(policy, None, "Roles", f"{UNAUTH_ROLE} added", new)
    if policy.switched:
        new = ShippedPolicy(policy.place, policy.name, policy.roles, policy.document)
        yield Mutant(policy, None, "Condition", f"{policy.switched} dropped", new)
