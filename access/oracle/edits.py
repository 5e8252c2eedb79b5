"""Small changes to a case's policy documents, each giving a new case.

What isn't changed stays as it was written: a lone value or statement doesn't become a list.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from access.oracle.cases import Case, Document

Statement = dict[str, Any]
Values = list[str]


def each_document(case: Case, change: Callable[[Document], Document]) -> Case:
    return replace(
        case,
        identity=tuple(map(change, case.identity)),
        boundary=tuple(map(change, case.boundary)),
    )


def each_text(document: Document, change: Callable[[str], str]) -> Document:
    """Changes every text outside the document's Version."""
    return {**document, "Statement": _changed(document["Statement"], change)}


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _changed(inner, change) for name, inner in value.items()}
    if isinstance(value, list):
        return [_changed(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def each_condition(case: Case, change: Callable[[str, str, Values], Values | None]) -> Case:
    """`change(operator, key, values)` gives a condition's new values, or None to drop it."""

    def condition(operator: str, key: str, before: Any) -> Any:
        listed = before if isinstance(before, list) else [before]
        values = [each if isinstance(each, str) else json.dumps(each) for each in listed]
        after = change(operator, key, values)
        return before if after == values else after

    def statement(before: Statement) -> Statement:
        block = {
            operator: {key: condition(operator, key, values) for key, values in keys.items()}
            for operator, keys in before.get("Condition", {}).items()
        }
        kept = {operator: _present(keys) for operator, keys in block.items()}
        return {**before, "Condition": _present(kept)} if kept else before

    def document(before: Document) -> Document:
        found = before["Statement"]
        after = list(map(statement, found)) if isinstance(found, list) else statement(found)
        return {**before, "Statement": after}

    return each_document(case, document)


def _present(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, {})}
