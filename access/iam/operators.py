"""The value comparisons behind IAM's condition operators.

IAM User Guide, "IAM JSON policy elements: Condition operators". Each takes the policy's value,
its variables already substituted, and one value of the request. A negated operator is its
positive counterpart with the result turned round by the caller.
"""

import base64
import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from access.iam.arns import COMPONENTS, arn_like, components
from access.iam.errors import ValueInvalid
from access.iam.templates import Resolved, matches, plain

Compare = Callable[[Resolved, str], bool]

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
"""IAM compares "an integer or decimal value"; what else Python reads as a number is refused."""

_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
"""W3C's profile of ISO 8601, from the day on; the basic format would look like epoch seconds."""

_EPOCH = re.compile(r"-?[0-9]+")


@dataclass(frozen=True)
class Operator:
    """`variables`: whether a policy value may contain policy variables."""

    compare: Compare
    negated: bool = False
    variables: bool = False


def _equal(expected: Resolved, actual: str) -> bool:
    return plain(expected) == actual


def _equal_ignoring_case(expected: Resolved, actual: str) -> bool:
    return plain(expected).lower() == actual.lower()


def _bool(expected: Resolved, actual: str) -> bool:
    wanted = plain(expected).lower()
    if wanted not in {"true", "false"}:
        raise ValueInvalid(f"{wanted!r} is neither true nor false.")
    return wanted == actual.lower()


def _binary(expected: Resolved, actual: str) -> bool:
    try:
        return base64.b64decode(plain(expected), validate=True) == base64.b64decode(
            actual, validate=True
        )
    except ValueError as error:
        raise ValueInvalid("A binary value isn't base64.") from error


def _ip(expected: Resolved, actual: str) -> bool:
    try:
        return ipaddress.ip_address(actual) in ipaddress.ip_network(plain(expected), strict=False)
    except ValueError as error:
        raise ValueInvalid(f"{actual!r} or {plain(expected)!r} is no IP address.") from error


def _arn(expected: Resolved, actual: str) -> bool:
    """Where either isn't an ARN, a negated operator mustn't take that for a difference."""
    if len(components(expected)) != COMPONENTS or actual.count(":") < COMPONENTS - 1:
        raise ValueInvalid(f"{actual!r} or {plain(expected)!r} is no ARN.")
    return arn_like(expected, actual)


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) is None:
        raise ValueInvalid(f"{text!r} is no number.")
    return Decimal(text)


def _moment(text: str) -> Decimal:
    """Epoch seconds of an ISO 8601 date or of epoch seconds themselves."""
    if _EPOCH.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text) is None:
        raise ValueInvalid(f"{text!r} is no date.")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueInvalid(f"{text!r} is no date.") from error
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Decimal(str(aware.timestamp()))


def _ordered(read: Callable[[str], Decimal], holds: Callable[[Decimal, Decimal], bool]) -> Compare:
    return lambda expected, actual: holds(read(actual), read(plain(expected)))


def _comparisons(prefix: str, read: Callable[[str], Decimal]) -> dict[str, Operator]:
    equal = _ordered(read, lambda actual, expected: actual == expected)
    return {
        f"{prefix}Equals": Operator(equal),
        f"{prefix}NotEquals": Operator(equal, negated=True),
        f"{prefix}LessThan": Operator(_ordered(read, lambda a, e: a < e)),
        f"{prefix}LessThanEquals": Operator(_ordered(read, lambda a, e: a <= e)),
        f"{prefix}GreaterThan": Operator(_ordered(read, lambda a, e: a > e)),
        f"{prefix}GreaterThanEquals": Operator(_ordered(read, lambda a, e: a >= e)),
    }


OPERATORS: dict[str, Operator] = {
    "StringEquals": Operator(_equal, variables=True),
    "StringNotEquals": Operator(_equal, negated=True, variables=True),
    "StringEqualsIgnoreCase": Operator(_equal_ignoring_case, variables=True),
    "StringNotEqualsIgnoreCase": Operator(_equal_ignoring_case, negated=True, variables=True),
    "StringLike": Operator(matches, variables=True),
    "StringNotLike": Operator(matches, negated=True, variables=True),
    "Bool": Operator(_bool),
    "BinaryEquals": Operator(_binary),
    "IpAddress": Operator(_ip),
    "NotIpAddress": Operator(_ip, negated=True),
    "ArnEquals": Operator(_arn, variables=True),
    "ArnLike": Operator(_arn, variables=True),
    "ArnNotEquals": Operator(_arn, negated=True, variables=True),
    "ArnNotLike": Operator(_arn, negated=True, variables=True),
    **_comparisons("Numeric", _number),
    **_comparisons("Date", _moment),
}
"""Null isn't among them: it asks about the key, not about a value."""

EXACT_TEXT = frozenset({"StringEquals", "StringNotEquals"})
"""Operators for which a constant policy value can be looked up in a set."""
