"""Worlds that differ from a given one only in what a request didn't name, or did."""

from collections.abc import Callable, Sequence
from random import Random

from access.oracle.requests.coverage import Named, attributes_of
from access.oracle.requests.world import ATTRIBUTES, SCHEMAS, Item, World, changed, random_world

Change = Callable[[str, Item], Item]


def other_items(random: Random, world: World, named: Sequence[Named]) -> World:
    """Every item that isn't named has other attributes; some are gone, some are new."""

    def change(table: str, item: Item) -> Item:
        if attributes_of(table, item, named) is not None:
            return item
        return _altered(random, table, item, frozenset(ATTRIBUTES), named)

    altered = _each(world, change)
    fresh = random_world(random)
    return {
        table: tuple(_kept(random, table, altered[table], named))
        + tuple(_added(table, altered[table], fresh[table], named))
        for table in world
    }


def other_attributes(random: Random, world: World, named: Sequence[Named]) -> World:
    """Named items keep what is named of them, and nothing else."""

    def change(table: str, item: Item) -> Item:
        attributes = attributes_of(table, item, named)
        if attributes is None:
            return item
        return _altered(random, table, item, frozenset(ATTRIBUTES) - attributes, named)

    return _each(world, change)


def without_key(world: World, named: Named, key: str) -> World:
    """No item of one named partition is left."""
    only = Named(**{**vars(named), "keys": frozenset({key})})
    return {
        table: tuple(item for item in items if not only.covers(table, item))
        for table, items in world.items()
    }


def other_attribute(random: Random, world: World, named: Named, attribute: str) -> World:
    """The named items have another value of one attribute."""

    def change(table: str, item: Item) -> Item:
        if not named.covers(table, item):
            return item
        return _altered(random, table, item, frozenset({attribute}), (named,))

    return _each(world, change)


def _each(world: World, change: Change) -> World:
    return {table: tuple(change(table, item) for item in items) for table, items in world.items()}


def _altered(
    random: Random, table: str, item: Item, attributes: frozenset[str], named: Sequence[Named]
) -> Item:
    """Changes the attributes, but none by which an index would name the item or cease to."""
    keys = {name for index in SCHEMAS[table].indexes.values() for name in index.names}
    after = dict(item)
    for name in sorted(attributes):
        value = changed(random, name, item.get(name))
        tried = {key: held for key, held in after.items() if key != name}
        if value is not None:
            tried[name] = value
        if name not in keys or _coverage(table, tried, named) == _coverage(table, item, named):
            after = tried
    return after


def _coverage(table: str, item: Item, named: Sequence[Named]) -> list[bool]:
    return [each.covers(table, item) for each in named]


def _kept(random: Random, table: str, items: Sequence[Item], named: Sequence[Named]) -> list[Item]:
    return [
        item
        for item in items
        if attributes_of(table, item, named) is not None or random.randrange(4)
    ]


def _added(
    table: str, items: Sequence[Item], fresh: Sequence[Item], named: Sequence[Named]
) -> list[Item]:
    keys = SCHEMAS[table].keys.names
    present = [{name: item[name] for name in keys} for item in items]
    return [
        item
        for item in fresh
        if attributes_of(table, item, named) is None
        and {name: item[name] for name in keys} not in present
    ]
