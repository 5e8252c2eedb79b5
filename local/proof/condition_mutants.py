"""Breaks a statement's Condition: operators, keys and values."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from local.iam.dynamodb.reads import SELECTIONS
from local.proof.change import Change, Surroundings, listed, replaced, without
from local.proof.shape_asks import RETURNS

SETS = ("ForAllValues:", "ForAnyValue:", "")
IF_EXISTS = "IfExists"
BASES = {
    "StringEquals": ("StringLike", "StringNotEquals", "StringEqualsIgnoreCase"),
    "StringLike": ("StringEquals", "StringNotLike"),
    "ArnEquals": ("ArnNotEquals", "StringNotEquals"),
}
SUB, AUD = "cognito-identity.amazonaws.com:sub", "cognito-identity.amazonaws.com:aud"
Conditions = Mapping[str, Mapping[str, Any]]


def of(statement: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    conditions: Conditions = statement.get("Condition", {})
    if conditions:
        yield Change("Condition", "dropped", {"Condition": None})
    for operator, keys in conditions.items():
        kept = {name: value for name, value in conditions.items() if name != operator}
        yield Change(f"{operator}", "dropped", {"Condition": kept})
        for key, values in keys.items():
            element = f"{operator} {key}"
            yield _moved(conditions, operator, key, None, element, "dropped")
            if operator == "Null":
                flipped = {"true": "false", "false": "true"}[values]
                what = f"{values} becomes {flipped}"
                yield _moved(conditions, operator, key, ("Null", flipped), element, what)
                continue
            yield from _operators(conditions, operator, key)
            for what, new in _values(operator, key, listed(values), around):
                name = operator if isinstance(new, list) else new[0]
                value = new if isinstance(new, list) else new[1]
                yield _moved(conditions, operator, key, (name, value), element, what)


def _operators(conditions: Conditions, operator: str, key: str) -> Iterator[Change]:
    values = conditions[operator][key]
    prefix, base, suffix = _parts(operator)
    names = [f"{other}{base}{suffix}" for other in SETS if other != prefix]
    names += [f"{prefix}{other}{suffix}" for other in BASES.get(base, ())]
    names += [f"{prefix}{base}{'' if suffix else IF_EXISTS}"]
    for name in names:
        yield _moved(
            conditions, operator, key, (name, values), f"{operator} {key}", f"becomes {name}"
        )


def _values(
    operator: str, key: str, values: list[str], around: Surroundings
) -> Iterator[tuple[str, Any]]:
    """What is said of the change, and the new values; with an operator where that changes too."""
    prefix, base, suffix = _parts(operator)
    like = operator if base.startswith("Arn") else f"{prefix}StringLike{suffix}"
    for at, value in enumerate(values):
        yield f"{value} dropped", without(values, at)
        if SUB in value:
            yield f"{value} becomes {AUD}", replaced(values, at, value.replace(SUB, AUD))
        for wider in _wider(value):
            yield f"{value} widened to {wider}", (like, replaced(values, at, wider))
    for other in _more(key, around):
        if not _covered(other, values, base):
            yield f"{other} added", [*values, other]
            if base == "StringLike":
                yield f"{other}* added", [*values, f"{other}*"]


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
        "dynamodb:LeadingKeys": around.prefixes,
        "dynamodb:Select": tuple(sorted(SELECTIONS)),
        "dynamodb:ReturnValues": RETURNS,
    }.get(key, ())


def _parts(operator: str) -> tuple[str, str, str]:
    head, colon, rest = operator.rpartition(":")
    base = rest.removesuffix(IF_EXISTS)
    return head + colon, base, IF_EXISTS if base != rest else ""


def _moved(
    conditions: Conditions,
    operator: str,
    key: str,
    to: tuple[str, Any] | None,
    element: str,
    what: str,
) -> Change:
    """The key goes from its operator to another with these values, or altogether."""
    new = copy.deepcopy({name: dict(keys) for name, keys in conditions.items()})
    del new[operator][key]
    if to is not None:
        new.setdefault(to[0], {})[key] = to[1]
    return Change(element, what, {"Condition": {n: keys for n, keys in new.items() if keys}})
