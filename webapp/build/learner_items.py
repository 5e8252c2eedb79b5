"""The families of `lectern/families.py`, written out as TypeScript: sort keys, item types and
bounds. The partition is always the learner's own."""

import json
import re
from collections.abc import Iterator

from lectern.families import FAMILIES, Attribute, Family

_TYPES = {"text": "string", "time": "string", "locale": "string", "content id": "string"}


def lines() -> Iterator[str]:
    """Equal declarations give equal lines."""
    bounds: dict[str, None] = {}
    for family in FAMILIES:
        yield from _keys(family)
        yield _item(family)
        bounds.update(dict.fromkeys(_bounds(family)))
    yield from bounds


def _keys(family: Family) -> Iterator[str]:
    name, start = family.name, json.dumps(family.sort_key)
    if family.by_content:
        yield f"export const {name.upper()}_PREFIX = {start};"
        yield f"export const {name}SortKey = (contentId: string): string => {start} + contentId;"
    else:
        yield f"export const {name.upper()} = {start};"


def _item(family: Family) -> str:
    """What is written beside the key."""
    members = " ".join(f"{_member(each)};" for each in family.attributes)
    return f"export type {family.name.capitalize()}Item = {{ {members} }};"


def _member(attribute: Attribute) -> str:
    choices = " | ".join(json.dumps(each) for each in attribute.choices)
    optional = "" if attribute.required else "?"
    return f"{attribute.name}{optional}: {choices or _TYPES[attribute.kind]}"


def _bounds(family: Family) -> Iterator[str]:
    for each in family.attributes:
        if each.most:
            words = re.sub(r"([A-Z])", r"_\1", each.name).upper()
            yield f"export const {words}_CHARACTERS = {each.most};"
