"""The policies, each within the size that IAM takes.

IAM User Guide, "IAM and AWS STS quotas": a managed policy has at most 6,144 characters, white space
not counted, and a role ten of them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from access.rights import registry
from access.rights.choices import Choices

MANAGED_CHARACTERS = 6_144
MANAGED_PER_ROLE = 10
DEPLOY = "deploy"

Policy = dict[str, Any]
Statement = dict[str, Any]


def derived(choices: Choices) -> frozenset[str]:
    """All that the types' handlers ask for, before anything is left out."""
    return frozenset(a for t in registry.types() for a in registry.actions(t, choices.types))


def all_of(choices: Choices) -> dict[str, Policy]:
    """By the name of the file."""
    deploy = _statements(choices, choices.needed(derived(choices)))
    parts = {f"{DEPLOY}-{n}": each for n, each in enumerate(_packed(deploy), 1)}
    chosen = {name: _policy(_chosen(by)) for name, by in choices.parts.items()}
    return parts | chosen


def size(policy: Policy) -> int:
    return len("".join(json.dumps(policy, separators=(",", ":")).split()))


def _statements(choices: Choices, actions: Iterable[str]) -> list[Statement]:
    """One for each service and resource."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for action in sorted(actions):
        service = action.partition(":")[0]
        groups.setdefault((service, choices.resources(action)), []).append(action)
    return [_statement(found, resources) for (_, resources), found in sorted(groups.items())]


def _chosen(by_resource: Mapping[str, Iterable[str]]) -> list[Statement]:
    return [_statement(sorted(found), (each,)) for each, found in sorted(by_resource.items())]


def _statement(actions: list[str], resources: Iterable[str]) -> Statement:
    return {"Effect": "Allow", "Action": actions, "Resource": list(resources)}


def _packed(statements: Iterable[Statement]) -> Iterator[Policy]:
    """In order, as many statements to a policy as it takes."""
    held: list[Statement] = []
    for each in statements:
        if held and size(_policy([*held, each])) > MANAGED_CHARACTERS:
            yield _policy(held)
            held = []
        held.append(each)
    yield _policy(held)


def _policy(statements: list[Statement]) -> Policy:
    return {"Version": "2012-10-17", "Statement": statements}
