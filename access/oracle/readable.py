"""Whether a value is of the kind that a condition operator compares.

Written apart from `access.iam.operators`, whose judgement it is set against.
"""

import ipaddress
import re
from collections.abc import Callable

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_EPOCH = re.compile(r"-?\d+", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_VARIABLE = re.compile(r"\$\{[^{}]*\}")
_BASE64 = re.compile(r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def number(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None


def date(value: str) -> bool:
    return _EPOCH.fullmatch(value) is not None or _DATE.fullmatch(value) is not None


def address(value: str) -> bool:
    try:
        ipaddress.ip_network(value, strict=False)
    except ValueError:
        return False
    return True


def arn(value: str) -> bool:
    """A variable's own colon, as in `${aws:username}`, divides nothing."""
    return _VARIABLE.sub("", value).count(":") >= 5


def text(_: str) -> bool:
    return True


_KINDS: dict[str, Callable[[str], bool]] = {
    "String": text,
    "Null": text,
    "Numeric": number,
    "Date": date,
    "Bool": lambda value: value.lower() in ("true", "false"),
    "IpAddress": address,
    "NotIpAddress": address,
    "Arn": arn,
    "Binary": lambda value: _BASE64.fullmatch(value) is not None,
}


def readable(operator: str, value: str) -> bool:
    """`operator` as a policy spells it."""
    base = operator.rpartition(":")[2]
    (reads,) = (reads for prefix, reads in _KINDS.items() if base.startswith(prefix))
    return reads(value)
