"""The value comparisons behind IAM's condition operators.

IAM User Guide, "IAM JSON policy elements: Condition operators". Each takes the policy's value,
its variables already substituted, and one value of the request. A negated operator is its
positive counterpart with the result turned round by the caller.
"""

import base64
import binascii
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from local.iam.arns import arn_like
from local.iam.errors import ValueInvalid
from local.iam.templates import Resolved, matches, plain

Compare = Callable[[Resolved, str], bool]


@dataclass(frozen=True)
class Operator:
    """`variables`: whether a policy value may contain policy variables."""

    compare: Compare
    negated: bool = False
    variables: bool = False


def _equal(expected: Resolved, actual: str) -> bool:
    return plain(expected) == actual


def _equal_ignoring_case(expected: Resolved, actual: str) -> bool:
    return plain(expected).casefold() == actual.casefold()


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
    except binascii.Error as error:
        raise ValueInvalid("A binary value isn't base64.") from error


def _ip(expected: Resolved, actual: str) -> bool:
    try:
        return ipaddress.ip_address(actual) in ipaddress.ip_network(plain(expected), strict=False)
    except ValueError as error:
        raise ValueInvalid(f"{actual!r} or {plain(expected)!r} is no IP address.") from error


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueInvalid(f"{text!r} is no number.") from error


def _moment(text: str) -> Decimal:
    """Epoch seconds of an ISO 8601 date or of epoch seconds themselves."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _number(text)
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
    "ArnEquals": Operator(arn_like, variables=True),
    "ArnLike": Operator(arn_like, variables=True),
    "ArnNotEquals": Operator(arn_like, negated=True, variables=True),
    "ArnNotLike": Operator(arn_like, negated=True, variables=True),
    **_comparisons("Numeric", _number),
    **_comparisons("Date", _moment),
}
"""Null isn't among them: it asks about the key, not about a value."""

EXACT_TEXT = frozenset({"StringEquals", "StringNotEquals"})
"""Operators for which a constant policy value can be looked up in a set."""
