"""The known differences between the two engines; `docs/differences.md` gives their reasons.

Each is a repair: it removes one trait from a case. A disagreement is explained only if the case
has the trait and both engines agree without it. So no difference can hide behind another.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from access.oracle import edits, vocabulary
from access.oracle.cases import Case, Document
from access.oracle.comparable import readable
from access.oracle.edits import Values

_VARIABLE = re.compile(r"\$\{([^\s,'{}]+)(?:, '([^']*)')?\}")
_EPOCH = re.compile(r"-?[0-9]+")
_ESCAPED = re.compile(r"\$\{([*?$])\}")
_ESCAPES = frozenset("*?$")
_FIRST_PART = re.compile(r"^[^:{}]*(?:\$\{[*?$]\}[^:{}]*)*(?=:)")
"""Up to the first colon, escaped wildcards included; of a variable nobody knows where it ends."""
NEW = "2012-10-17"


@dataclass(frozen=True)
class Difference:
    """`name` is also its heading in docs/differences.md."""

    name: str
    repaired: Callable[[Case], Case]


def _named_resource(case: Case) -> Case:
    if case.resource != "*":
        return case
    return replace(case, resource=f"{vocabulary.TABLES}named")


def _without_old_variables(case: Case) -> Case:
    def plain(document: Document) -> Document:
        if document.get("Version") == NEW:
            return document
        return edits.each_text(document, lambda text: text.replace("${", "$("))

    return edits.each_document(case, plain)


def _variables_replaced(case: Case, replacement: Callable[[str, str | None], str | None]) -> Case:
    """`replacement(key, default)` returns the text for a variable, or None to keep it."""

    def substitute(found: re.Match[str]) -> str:
        if found[1] in _ESCAPES:
            return found[0]
        text = replacement(found[1].lower(), found[2])
        return found[0] if text is None else text

    return edits.each_document(
        case,
        lambda document: edits.each_text(document, lambda text: _VARIABLE.sub(substitute, text)),
    )


def _with_resolved_variables(case: Case) -> Case:
    context = {key.lower(): value for key, value in case.context.items()}

    def replacement(key: str, default: str | None) -> str | None:
        found = context.get(key)
        unresolved = isinstance(found, tuple) or (found is None and default is None)
        return "unresolved" if unresolved else None

    return _variables_replaced(case, replacement)


def _with_empty_values_written_out(case: Case) -> Case:
    """The empty value may be the key's own or the default of an absent key."""
    context = {key.lower(): value for key, value in case.context.items()}
    return _variables_replaced(
        case, lambda key, default: "" if context.get(key, default) == "" else None
    )


def _with_defaults_without_commas(case: Case) -> Case:
    def replacement(key: str, default: str | None) -> str | None:
        if default is None or ", " not in default:
            return None
        return f"${{{key}, '{default.replace(', ', ' ')}'}}"

    return _variables_replaced(case, replacement)


def _with_ranges_for_addresses(case: Case) -> Case:
    """A bare address compared with one of the other family becomes the range of that address."""
    context = {key.lower(): value for key, value in case.context.items()}

    def change(operator: str, key: str, values: Values) -> Values:
        found = context.get(key.lower(), "")
        other = "." if ":" in "".join(found) else ":"
        if "IpAddress" not in operator:
            return values
        return [_as_range(value) if other in value else value for value in values]

    return edits.each_condition(case, change)


def _as_range(value: str) -> str:
    return value if "/" in value else f"{value}/{128 if ':' in value else 32}"


def _with_dates_of_one_form(case: Case) -> Case:
    """Epoch seconds compared with a date become a date, and the reverse."""
    context = {key.lower(): value for key, value in case.context.items()}

    def change(operator: str, key: str, values: Values) -> Values:
        found = context.get(key.lower())
        if "Date" not in operator or not isinstance(found, str):
            return values
        form = _as_epoch if _EPOCH.fullmatch(found) else _as_date
        return [form(value) if readable(operator, value) else value for value in values]

    return edits.each_condition(case, change)


def _as_epoch(value: str) -> str:
    if _EPOCH.fullmatch(value):
        return value
    moment = datetime.fromisoformat(value)
    return str(int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()))


def _as_date(value: str) -> str:
    if not _EPOCH.fullmatch(value):
        return value
    return datetime.fromtimestamp(int(value), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _with_plain_wildcards(case: Case) -> Case:
    """In an operator without wildcards, `${*}` is an asterisk, and so is `*`."""

    def change(operator: str, _: str, values: Values) -> Values:
        return [_ESCAPED.sub(r"\1", value) for value in values] if _exact(operator) else values

    return edits.each_condition(case, change)


def _exact(operator: str) -> bool:
    return "String" in operator and "Like" not in operator


def _without_empty_lists(case: Case) -> Case:
    return replace(case, context={key: value for key, value in case.context.items() if value != ()})


def _without_unreadable_values(case: Case) -> Case:
    context = {key.lower(): value for key, value in case.context.items()}

    def change(operator: str, key: str, values: Values) -> Values | None:
        found = context.get(key.lower(), ())
        asked = (found,) if isinstance(found, str) else found
        return values if all(readable(operator, each) for each in (*asked, *values)) else None

    return edits.each_condition(case, change)


def _without_bare_negations_of_several(case: Case) -> Case:
    several = {key.lower() for key, value in case.context.items() if isinstance(value, tuple)}

    def change(operator: str, key: str, values: Values) -> Values | None:
        bare = "Not" in operator and ":" not in operator
        return None if bare and key.lower() in several else values

    return edits.each_condition(case, change)


def _with_the_first_part_written_out(case: Case) -> Case:
    def change(operator: str, _: str, values: Values) -> Values:
        return [_FIRST_PART.sub("arn", value) for value in values] if "Arn" in operator else values

    return edits.each_condition(case, change)


DIFFERENCES = (
    Difference("A request without a resource", _named_resource),
    Difference("Variables in a policy of the old version", _without_old_variables),
    Difference("A variable without a value", _with_resolved_variables),
    Difference("A variable whose value is empty", _with_empty_values_written_out),
    Difference("A default with a comma", _with_defaults_without_commas),
    Difference("A bare address and an address of the other family", _with_ranges_for_addresses),
    Difference("Epoch seconds beside a date", _with_dates_of_one_form),
    Difference("An escaped wildcard where there are no wildcards", _with_plain_wildcards),
    Difference("A key whose list is empty", _without_empty_lists),
    Difference("A value that its operator can't read", _without_unreadable_values),
    Difference("A bare negation of a multivalued key", _without_bare_negations_of_several),
    Difference("The first part of an ARN", _with_the_first_part_written_out),
)
