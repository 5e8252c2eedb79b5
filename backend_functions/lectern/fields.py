"""Reads a CMS's JSON field by field: a value of the promised type, or MalformedBody.

Errors name the path of the field and what it must be, never what it held.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.errors import MalformedBody


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object and where it stands in the body."""

    values: Mapping[str, Any]
    path: str

    def inside(self, name: str) -> "Fields":
        return as_fields(self.values.get(name), f"{self.path}.{name}")

    def inside_or_none(self, name: str) -> "Fields | None":
        return None if self.values.get(name) is None else self.inside(name)

    def each(self, name: str) -> list["Fields"]:
        members = self._listed(name)
        return [as_fields(one, f"{self.path}.{name}[{at}]") for at, one in enumerate(members)]

    def some(self, name: str, *, most: int) -> list["Fields"]:
        """At most so many; what is missing or null is none."""
        found = [] if self.values.get(name) is None else self.each(name)
        if len(found) > most:
            raise self._wrong(name, f"must have at most {most} members")
        return found

    def line(self, name: str, *, most: int, least: int = 0) -> str:
        """One line of text: control characters become spaces, the ends are trimmed."""
        raw = self.text(name, most=most)
        cleaned = "".join(" " if unicodedata.category(c) == "Cc" else c for c in raw).strip()
        if len(cleaned) < least:
            raise self._wrong(name, "must not be empty")
        return cleaned

    def text(self, name: str, *, most: int) -> str:
        """Text of any form; what is missing or null is empty."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > most:
            raise self._wrong(name, f"must be text of at most {most} characters")
        if any("\ud800" <= c <= "\udfff" for c in value):
            raise self._wrong(name, "must be Unicode text")
        return value

    def whole(self, name: str, *, most: int, default: int | None = None) -> int:
        value = self.values.get(name, default)
        value = default if value is None else value
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise self._wrong(name, f"must be a whole number from 0 to {most}")
        return value

    def matching(self, name: str, pattern: re.Pattern[str], meaning: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._wrong(name, f"must be {meaning}")
        return value

    def lines(self, name: str, *, count: int, most: int) -> tuple[str, ...]:
        members = self._listed(name)
        if len(members) > count:
            raise self._wrong(name, f"must have at most {count} members")
        return tuple(
            Fields({name: one}, self.path).line(name, most=most, least=1) for one in members
        )

    def texts(self, name: str, *, count: int, most: int) -> tuple[str, ...]:
        """Texts of any form, of which some may be empty."""
        members = self._listed(name)
        if len(members) > count:
            raise self._wrong(name, f"must have at most {count} members")
        return tuple(Fields({name: one}, self.path).text(name, most=most) for one in members)

    def rows(
        self, name: str, *, count: int, columns: int, most: int
    ) -> tuple[tuple[str, ...], ...]:
        members = self._listed(name)
        if len(members) > count:
            raise self._wrong(name, f"must have at most {count} members")
        rows = (Fields({name: one}, self.path) for one in members)
        return tuple(row.texts(name, count=columns, most=most) for row in rows)

    def _listed(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(name, "must be a list")
        return value

    def _wrong(self, name: str, must: str) -> MalformedBody:
        return MalformedBody(f"{self.path}.{name} {must}.")


def as_fields(value: object, path: str) -> Fields:
    if not isinstance(value, dict):
        raise MalformedBody(f"{path} must be an object.")
    return Fields(value, path)


def from_json(body: str | bytes) -> Fields:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedBody("The body is no JSON.") from error
    return as_fields(value, "body")
