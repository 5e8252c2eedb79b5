"""The schema of the file in which a learner takes along all that is theirs, and of what is taken
out of such a file again (JSON Schema, draft 2020-12).

It is made from `lectern/learner_items.py` alone, published beside the site under FILE_NAME, and
named by each file. The browser checks a file by the same declaration (`exportFile.ts`); what
JSON Schema can't say, it checks too: a key's content id is the one that stands in its attribute.
"""

import json
from collections.abc import Mapping
from typing import Any

from lectern.content_ids import CONTENT_ID_PATTERN
from lectern.families import DAY_PATTERN, Attribute, Family
from lectern.keys import LOCALE_PATTERN
from lectern.learner_items import FAMILIES

FILE_NAME = "export.schema.json"
FORMAT, VERSION = "lectern-export", 1
TIME_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
"""As browsers write it (ECMA-262, Date.prototype.toISOString)."""

PATTERNS = {
    "time": TIME_PATTERN,
    "day": DAY_PATTERN,
    "locale": LOCALE_PATTERN,
    "content id": CONTENT_ID_PATTERN,
}
"""Of the kinds that are no text, number and choice; another kind than these fails the build."""


def text() -> str:
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> dict[str, Any]:
    exported = [family for family in FAMILIES if family.exported]
    told = {
        "$schema": {"type": "string"},
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "exportedAt": _matching(TIME_PATTERN),
        "email": {"type": "string"},
        "items": {"type": "array", "items": {"oneOf": [_item(family) for family in exported]}},
        "issued": {
            "description": "What the site issued to the person. It is never imported.",
            "type": "array",
            "items": {"type": "object"},
        },
        "others": {
            "description": "Items that aren't as the site writes them. They are never imported.",
            "type": "array",
            "items": {"type": "object"},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "All that a learner has on Lectern",
        **_object(told, [*told]),
    }


def _item(family: Family) -> dict[str, Any]:
    values = {each.name: _value(each) for each in family.attributes}
    required = [each.name for each in family.attributes if each.required]
    told = {
        "family": {"const": family.name},
        "key": _matching(family.key_pattern),
        "values": _object(values, required),
    }
    return _object(told, [*told])


def _value(attribute: Attribute) -> dict[str, Any]:
    if attribute.kind == "text":
        return {"type": "string", "minLength": attribute.least, "maxLength": attribute.most}
    if attribute.kind == "whole":
        return {"type": "integer", "minimum": attribute.least, "maximum": attribute.most}
    if attribute.kind == "choice":
        return {"enum": [*attribute.choices]}
    return _matching(PATTERNS[attribute.kind])


def _matching(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _object(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }
