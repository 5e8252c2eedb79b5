"""The tables that random requests run against, and what may be put into them.

A world maps each table to its items; an item is an attribute map in DynamoDB's JSON.
"""

from collections.abc import Mapping
from random import Random
from typing import Any

from access.iam.dynamodb.access import Keys, Schema

Item = dict[str, Any]
World = Mapping[str, tuple[Item, ...]]

LEARNERS, COUNTERS = "learners", "counters"
BY_TITLE, BY_LABEL = "by-title", "by-label"
SCHEMAS = {
    LEARNERS: Schema(
        Keys("pk", "sk"), {BY_TITLE: Keys("title", "pk"), BY_LABEL: Keys("pk", "label")}
    ),
    COUNTERS: Schema(Keys("id"), {}),
}
KEY_TYPES = {"pk": "S", "sk": "S", "id": "N", "title": "S", "label": "S"}

PARTITIONS = ("own", "foreign", "other")
SORTS = ("A", "B")
COUNTER_IDS = ("1", "20")
TITLES = ("first", "second")

TEXTS = ("x", "y", "own", "A", "first")
NUMBERS = ("1", "2", "30")
NESTED = {"M": {"city": {"S": "x"}, "deep": {"M": {"city": {"S": "y"}, "n": {"N": "1"}}}}}
SAMPLES: dict[str, tuple[Any, ...]] = {
    "title": tuple({"S": text} for text in TITLES),
    "label": tuple({"S": text} for text in TEXTS),
    "secret": tuple({"S": text} for text in TEXTS),
    "points": tuple({"N": number} for number in NUMBERS),
    "profile": (NESTED, {"M": {"city": {"S": "y"}}}, {"S": "x"}),
    "notes": ({"L": [{"S": "x"}, {"M": {"text": {"S": "y"}}}]}, {"L": []}, {"S": "x"}),
    "marks": ({"SS": ["x", "y"]}, {"SS": ["A"]}),
    "done": ({"BOOL": True}, {"BOOL": False}, {"NULL": True}),
    # names that an expression must not be able to hide
    "Add": ({"S": "x"}, {"N": "1"}),
    "size": ({"S": "x"}, {"N": "2"}),
    "profile.city": ({"S": "x"}, {"S": "y"}),
    "lab-el": ({"S": "x"}, {"S": "y"}),
    'qu"ote': ({"S": "x"}, {"S": "y"}),
}
ATTRIBUTES = tuple(SAMPLES)
"""Every attribute but the tables' own keys. No two share a name with DynamoDB's parameters."""


def random_world(random: Random) -> World:
    learners = [
        {"pk": {"S": pk}, "sk": {"S": sk}, **_attributes(random)}
        for pk in PARTITIONS
        for sk in SORTS
        if random.randrange(6)
    ]
    counters = [{"id": {"N": each}, **_attributes(random)} for each in COUNTER_IDS]
    return {LEARNERS: tuple(learners), COUNTERS: tuple(counters)}


def _attributes(random: Random) -> Item:
    return {name: random.choice(values) for name, values in SAMPLES.items() if random.randrange(2)}


def changed(random: Random, name: str, before: Any) -> Any | None:
    """Another value for the attribute, or None for its removal; never the value it had."""
    others = [value for value in SAMPLES[name] if value != before]
    if before is not None:
        others.append(None)
    return random.choice(others)


def item_key(table: str, item: Item) -> tuple[str, ...]:
    """The primary key's values, to tell items apart; odd ones too, if the emulator took them."""
    keys = SCHEMAS[table].keys
    names = (keys.partition, keys.sort) if keys.sort else (keys.partition,)
    return tuple(" ".join(map(str, item.get(name, {}).values())) for name in names)
