"""What both engines are asked: a principal's documents and one request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from access.iam import policy
from access.iam.errors import PolicyInvalid
from access.iam.evaluate import Decision, Policies, Reason, Request, decide

Document = Mapping[str, Any]
"""A policy document as parsed JSON."""

Context = Mapping[str, str | tuple[str, ...]]
"""Condition keys as AWS spells them; a tuple is a multivalued key."""


@dataclass(frozen=True)
class Case:
    """`boundary` limits only where it isn't empty."""

    identity: tuple[Document, ...]
    boundary: tuple[Document, ...]
    action: str
    resource: str
    context: Context


def our_decision(case: Case) -> Decision:
    try:
        policies = Policies(
            tuple(map(policy.parse, case.identity)),
            tuple(map(policy.parse, case.boundary)) or None,
        )
    except PolicyInvalid as invalid:
        return Decision(Reason.REFUSED, str(invalid))
    context = {key.lower(): value for key, value in case.context.items()}
    return decide(Request(case.action, case.resource, context), policies)
