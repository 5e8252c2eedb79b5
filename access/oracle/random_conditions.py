"""Random Condition blocks, each value near what the request holds for its key."""

from random import Random
from typing import Any

from access.oracle import vocabulary
from access.oracle.cases import Context
from access.oracle.vocabulary import Key, Kind

_COMPARISONS = (
    "Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals",
)  # fmt: skip
OPERATORS = {
    Kind.TEXT: (
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
        "StringLike", "StringNotLike",
    ),
    Kind.NUMBER: tuple(f"Numeric{each}" for each in _COMPARISONS),
    Kind.DATE: tuple(f"Date{each}" for each in _COMPARISONS),
    Kind.BOOL: ("Bool",),
    Kind.ADDRESS: ("IpAddress", "NotIpAddress"),
    Kind.ARN: ("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringLike"),
    Kind.BINARY: ("BinaryEquals",),
}  # fmt: skip
ALL = tuple(name for names in OPERATORS.values() for name in names)
_SET_OPERATORS = ("ForAllValues:", "ForAnyValue:")


def condition_block(random: Random, context: Context) -> dict[str, dict[str, Any]]:
    block: dict[str, dict[str, Any]] = {}
    for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
        key = random.choice(vocabulary.KEYS)
        operator = _operator(random, key)
        block.setdefault(operator, {})[_spelled(random, key.name)] = _expected(
            random, key, operator, context
        )
    return block


def _operator(random: Random, key: Key) -> str:
    if random.randrange(8) == 0:
        return "Null"
    base = random.choice(OPERATORS[key.kind] if random.randrange(20) else ALL)
    with_set = key.several if random.randrange(12) else not key.several
    prefix = random.choice(_SET_OPERATORS) if with_set else ""
    return f"{prefix}{base}{'IfExists' if random.randrange(4) == 0 else ''}"


def _spelled(random: Random, name: str) -> str:
    """Condition keys are compared without regard to case."""
    return name if random.randrange(10) else name.lower()


def _expected(random: Random, key: Key, operator: str, context: Context) -> Any:
    if operator == "Null":
        return random.choice(("true", "false"))
    values = [_value(random, key, operator, context) for _ in range(random.choice((1, 1, 2, 3)))]
    if operator.startswith("ForAllValues:") and random.randrange(2):
        values.extend(_found(key, context))
    if values == ["true"] and random.randrange(2):
        return True
    return values if len(values) > 1 or random.randrange(4) == 0 else values[0]


def _value(random: Random, key: Key, operator: str, context: Context) -> str:
    found = _found(key, context)
    near = random.choice(found) if found and random.randrange(5) < 3 else random.choice(key.values)
    if key.kind is Kind.ADDRESS:
        return random.choice((near, *vocabulary.ADDRESS_RANGES))
    if key.kind is Kind.DATE and random.randrange(4) == 0:
        return random.choice(vocabulary.DATES)
    if key.kind is Kind.BINARY:
        return random.choice(vocabulary.BINARY_VALUES)
    if key.kind in (Kind.TEXT, Kind.ARN) and random.randrange(3) == 0:
        return _pattern(random, near, wild="Like" in operator)
    if "IgnoreCase" in operator and random.randrange(2):
        return near.upper()
    return near


def _pattern(random: Random, text: str, *, wild: bool) -> str:
    """A wildcard or a variable in the place of a piece of the text, or of all of it."""
    start = random.randint(0, len(text))
    end = random.randint(start, len(text))
    variables = () if wild and random.randrange(2) else vocabulary.VARIABLES
    replacement: str = random.choice(("*", "?", "**", *variables))
    if random.randrange(3) == 0:
        return replacement
    return text[:start] + replacement + text[end:]


def _found(key: Key, context: Context) -> tuple[str, ...]:
    found = context.get(key.name, ())
    return (found,) if isinstance(found, str) else found
