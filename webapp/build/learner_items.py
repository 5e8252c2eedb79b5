"""The families of `lectern/learner_items.py`, as TypeScript: keys, item types, bounds.

The partition is always the learner's own. A *mark* is an item that says of an entry no more than
that it is there, since when, and on which day of the learner's own: what the site needs to write
it is generated too.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict

from lectern.families import CONTENT_ID, Attribute, Family
from lectern.learner_items import FAMILIES

_TEXTS = ("text", "time", "day", "locale", "content id")
_TYPES = {**dict.fromkeys(_TEXTS, "string"), "whole": "number"}
_OF_A_MARK = {"content id": "id", "time": "now", "day": "day"}
"""What its attributes are made of."""


def lines() -> Iterator[str]:
    """Equal declarations give equal lines."""
    bounds: dict[str, None] = {}
    for family in FAMILIES:
        kind = "_PREFIX" if family.many else ""
        yield f"export const {family.name.upper()}{kind} = {json.dumps(family.sort_key)};"
        yield _item(family)
        bounds.update(dict.fromkeys(_bounds(family)))
    yield from bounds
    yield f"export const EXPORTED = {json.dumps(_exported())} as const;"
    yield from ("export const MARKS = {", *map(_mark, filter(_is_mark, FAMILIES)), "};")


def _exported() -> dict[str, object]:
    """What the browser checks an item of an export by, as `export_schema.py` does."""
    return {family.name: _declared(family) for family in FAMILIES if family.exported}


def _declared(family: Family) -> dict[str, object]:
    return {
        "keyPattern": family.key_pattern,
        "imported": family.imported,
        "changedAt": family.changed_at,
        "attributes": {each.name: asdict(each) for each in family.attributes},
    }


def _is_mark(family: Family) -> bool:
    return family.follows is CONTENT_ID and all(
        each.kind in _OF_A_MARK for each in family.attributes
    )


def _mark(family: Family) -> str:
    prefix = json.dumps(family.sort_key)
    made = ", ".join(f"{each.name}: {_OF_A_MARK[each.kind]}" for each in family.attributes)
    takes = "id: string, now: string" + (", day: string" if "day: day" in made else "")
    item = f"({takes}): {family.name.capitalize()}Item => ({{ {made} }})"
    return f"  {family.name}: {{ prefix: {prefix}, item: {item} }},"


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
        if each.kind == "text":
            words = re.sub(r"([A-Z])", r"_\1", each.name).upper()
            yield f"export const {words}_CHARACTERS = {each.most};"
