"""Breaks a statement's Condition: operators, keys and values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from access.iam.dynamodb.reads import SELECTIONS
from access.proof.change import Change, Surroundings, listed, replaced, without
from access.proof.shape_asks import RETURNS

SETS = ("ForAllValues:", "ForAnyValue:", "")
IF_EXISTS = "IfExists"
BASES = {
    "StringEquals": ("StringLike", "StringNotEquals", "StringEqualsIgnoreCase"),
    "StringLike": ("StringEquals", "StringNotLike"),
    "ArnEquals": ("ArnNotEquals", "StringNotEquals"),
}
SUB = "aws:PrincipalTag/sub"
OTHERS = (
    "cognito-identity.amazonaws.com:sub",
    "cognito-identity.amazonaws.com:aud",
    "aws:PrincipalTag/client",
    "aws:userid",
)
"""Of who asks, what isn't the person."""
Conditions = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Place:
    """One key of one operator."""

    conditions: Conditions
    operator: str
    key: str

    def moved(self, to: tuple[str, Any] | None, what: str) -> Change:
        """The key goes to another operator with these values, or altogether."""
        new = {name: dict(keys) for name, keys in self.conditions.items()}
        del new[self.operator][self.key]
        if to is not None:
            new.setdefault(to[0], {})[self.key] = to[1]
        kept = {name: keys for name, keys in new.items() if keys}
        return Change(f"{self.operator} {self.key}", what, {"Condition": kept})


def of(statement: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    conditions: Conditions = statement.get("Condition", {})
    if conditions:
        yield Change("Condition", "dropped", {"Condition": None})
    for operator, keys in conditions.items():
        kept = {name: value for name, value in conditions.items() if name != operator}
        yield Change(f"{operator}", "dropped", {"Condition": kept})
        for key, values in keys.items():
            yield from _of_key(Place(conditions, operator, key), values, around)


def _of_key(place: Place, values: Any, around: Surroundings) -> Iterator[Change]:
    yield place.moved(None, "dropped")
    if place.operator == "Null":
        flipped = {"true": "false", "false": "true"}[values]
        yield place.moved(("Null", flipped), f"{values} becomes {flipped}")
        return
    for operator in _operators(place.operator):
        yield place.moved((operator, values), f"becomes {operator}")
    for what, operator, new in _values(place.operator, place.key, listed(values), around):
        yield place.moved((operator, new), what)


def _operators(operator: str) -> Iterator[str]:
    prefix, base, suffix = _parts(operator)
    yield from (f"{other}{base}{suffix}" for other in SETS if other != prefix)
    yield from (f"{prefix}{other}{suffix}" for other in BASES.get(base, ()))
    yield f"{prefix}{base}{'' if suffix else IF_EXISTS}"


def _values(
    operator: str, key: str, values: list[str], around: Surroundings
) -> Iterator[tuple[str, str, list[str]]]:
    """What is said of the change, the operator that it takes, and the new values."""
    prefix, base, suffix = _parts(operator)
    like = operator if base.startswith("Arn") else f"{prefix}StringLike{suffix}"
    for at, value in enumerate(values):
        yield f"{value} dropped", operator, without(values, at)
        for other in OTHERS if SUB in value else ():
            swapped = replaced(values, at, value.replace(SUB, other))
            yield f"{value} becomes {other}", operator, swapped
        for wider in _wider(value):
            yield f"{value} widened to {wider}", like, replaced(values, at, wider)
    for other in _more(key, around):
        if not _covered(other, values, base):
            yield f"{other} added", operator, [*values, other]
    for start in around.prefixes if key.endswith("LeadingKeys") else ():
        if base == "StringLike" and not _covered(start, values, base):
            yield f"{start}* added", operator, [*values, f"{start}*"]


def _covered(other: str, values: list[str], base: str) -> bool:
    """Whether the values match it already, so that adding it would change nothing."""
    ends = [value.removesuffix("*") for value in values if value.endswith("*")]
    return other in values or (base == "StringLike" and other.startswith(tuple(ends)))


def _wider(value: str) -> Iterator[str]:
    fixed = value.removesuffix("*")
    yield f"*{value}"
    if not fixed.endswith("}"):
        yield f"{fixed[:-1]}*"
    if fixed == value:
        yield f"{value}*"
    yield "*"


def _more(key: str, around: Surroundings) -> tuple[str, ...]:
    return {
        "dynamodb:Attributes": around.attributes,
        "dynamodb:LeadingKeys": around.partitions,
        "dynamodb:Select": tuple(sorted(SELECTIONS)),
        "dynamodb:ReturnValues": RETURNS,
    }.get(key, ())


def _parts(operator: str) -> tuple[str, str, str]:
    head, colon, rest = operator.rpartition(":")
    base = rest.removesuffix(IF_EXISTS)
    return head + colon, base, IF_EXISTS if base != rest else ""
