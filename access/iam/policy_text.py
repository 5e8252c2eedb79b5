"""Text of a policy with its wildcards and variables.

IAM User Guide, "IAM policy elements: Variables and tags":
- `${key}` stands for the single value of a context key; names are case-insensitive;
- `${key, 'default'}` has a default for an absent key, after exactly a comma and a space;
- `${*}`, `${?}` and `${$}` are those characters themselves;
- a substituted value is literal text: its `*` and `?` are no wildcards;
- all of this only where the policy says Version 2012-10-17; otherwise it is plain text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from access.iam.undecidable import PolicyInvalid, VariableUnresolved

Values = Mapping[str, str | tuple[str, ...]]
"""Context keys in lower case; a tuple is a multivalued key."""

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_WITH_DEFAULT = re.compile(r"([^\s,']+)(?:, '([^']*)')?")
_ESCAPED = frozenset("*?$")


@dataclass(frozen=True)
class Text:
    """`wild`: whether its `*` and `?` match as wildcards."""

    value: str
    wild: bool


@dataclass(frozen=True)
class Variable:
    key: str
    default: str | None


Template = tuple[Text | Variable, ...]
Resolved = tuple[Text, ...]


def parse(text: str, *, with_variables: bool) -> Template:
    if not with_variables or "$" not in text:
        return (Text(text, wild=True),)
    parts: list[Text | Variable] = []
    end = 0
    for found in _VARIABLE.finditer(text):
        parts.append(Text(text[end : found.start()], wild=True))
        parts.append(_variable(found.group(1)))
        end = found.end()
    parts.append(Text(text[end:], wild=True))
    if any(isinstance(part, Text) and part.wild and "${" in part.value for part in parts):
        raise PolicyInvalid(f"A variable isn't closed in {text!r}.")
    return tuple(part for part in parts if part != Text("", wild=True))


def _variable(inside: str) -> Text | Variable:
    if inside in _ESCAPED:
        return Text(inside, wild=False)
    found = _WITH_DEFAULT.fullmatch(inside)
    if found is None:
        raise PolicyInvalid(f"${{{inside}}} is no policy variable.")
    return Variable(found.group(1).lower(), found.group(2))


def constant(template: Template) -> bool:
    return all(isinstance(part, Text) for part in template)


def variables(template: Template) -> frozenset[str]:
    """The context keys that its text depends on."""
    return frozenset(part.key for part in template if isinstance(part, Variable))


def resolve(template: Template, values: Values) -> Resolved:
    """Raises VariableUnresolved for a key that is absent or has several values."""
    return tuple(
        part if isinstance(part, Text) else Text(_value(part, values), wild=False)
        for part in template
    )


def _value(variable: Variable, values: Values) -> str:
    found = values.get(variable.key)
    if isinstance(found, str):
        return found
    if found is None and variable.default is not None:
        return variable.default
    raise VariableUnresolved(f"${{{variable.key}}} has no single value in this request.")


def plain(resolved: Resolved) -> str:
    """The text with every `*` and `?` as a literal character."""
    return "".join(part.value for part in resolved)


@lru_cache(maxsize=4096)
def pattern(resolved: Resolved, *, ignore_case: bool = False) -> re.Pattern[str]:
    """IAM's wildcards: `*` matches any characters or none, `?` exactly one."""
    expression = "".join(
        _wildcards(part.value) if part.wild else re.escape(part.value) for part in resolved
    )
    return re.compile(expression, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def _wildcards(text: str) -> str:
    return re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")


def matches(resolved: Resolved, value: str) -> bool:
    return pattern(resolved).fullmatch(value) is not None
