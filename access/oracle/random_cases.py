"""Random cases, from any source of randomness: a seeded one for volume, hypothesis's to shrink.

Policies are drawn for the request that they will meet, so that about as many requests are
allowed as denied, and every rule is reached.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, TypeVar

from access.oracle import vocabulary
from access.oracle.cases import Case, Context, Document
from access.oracle.random_conditions import condition_block
from access.oracle.vocabulary import Key

Drawn = TypeVar("Drawn")
NEW, OLD = "2012-10-17", "2008-10-17"


@dataclass(frozen=True)
class Asked:
    """The request that policies are drawn for."""

    action: str
    resource: str
    context: Context


def case(random: Random) -> Case:
    asked = _request(random)
    return Case(
        identity=_documents(random, asked, most=2),
        boundary=_documents(random, asked, most=1) if chance(random, 0.3) else (),
        action=asked.action,
        resource=asked.resource,
        context=asked.context,
    )


def same_principal(random: Random, before: Case) -> Case:
    """Another request to the same policies."""
    asked = _request(random)
    return replace(before, action=asked.action, resource=asked.resource, context=asked.context)


def _request(random: Random) -> Asked:
    return Asked(
        random.choice(vocabulary.ACTIONS), random.choice(vocabulary.RESOURCES), _context(random)
    )


def chance(random: Random, share: float) -> bool:
    return random.randrange(1000) < share * 1000


def _context(random: Random) -> Context:
    return {key.name: _present(random, key) for key in vocabulary.KEYS if chance(random, 0.7)}


def _present(random: Random, key: Key) -> str | tuple[str, ...]:
    if not key.several:
        return random.choice(key.values)
    return some(random, key.values, least=0 if chance(random, 0.05) else 1, most=3)


def some(random: Random, values: Sequence[Drawn], *, least: int, most: int) -> tuple[Drawn, ...]:
    return tuple(random.choice(values) for _ in range(random.randint(least, most)))


def _documents(random: Random, asked: Asked, *, most: int) -> tuple[Document, ...]:
    return tuple(_document(random, asked) for _ in range(random.randint(1, most)))


def _document(random: Random, asked: Asked) -> Document:
    statements = [_statement(random, asked) for _ in range(random.randint(1, 3))]
    version = {"Version": NEW if chance(random, 0.9) else OLD} if chance(random, 0.97) else {}
    return {**version, "Statement": statements if chance(random, 0.9) else statements[0]}


def _statement(random: Random, asked: Asked) -> dict[str, Any]:
    conditions = condition_block(random, asked.context)
    return {
        "Effect": "Allow" if chance(random, 0.7) else "Deny",
        **_element(random, "Action", asked.action, vocabulary.ACTION_PATTERNS),
        **_element(random, "Resource", asked.resource, vocabulary.RESOURCE_PATTERNS),
        **({"Condition": conditions} if conditions else {}),
    }


def _element(random: Random, name: str, asked: str, patterns: Sequence[str]) -> dict[str, Any]:
    """Action or NotAction, Resource or NotResource; one value or a list."""
    excluded = chance(random, 0.15)
    values = list(some(random, patterns, least=1, most=3))
    if not excluded and chance(random, 0.5):
        values.append(asked)
    return {f"Not{name}" if excluded else name: values if len(values) > 1 else values[0]}
