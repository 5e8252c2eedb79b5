"""The items that requests name: one of each family, and items with similar keys."""

from collections.abc import Iterator
from dataclasses import replace

from access.proof.item_requests import NOBODYS, Item
from access.proof.specification import PERSON, Specification
from lectern import keys
from lectern.keys import is_sub
from lectern.learner_items import FAMILIES

STRANGER = "0d000000-0000-4000-8000-0000000000d0"
"""The `sub` of a learner who sends no request."""
IDENTITY_ID = "eu-west-1:0e000000-0000-4000-8000-0000000001d0"
"""What the identity pool calls whoever asks: it is no key, and opens nothing."""
PREFIXES = sorted(
    [value for name, value in vars(keys).items() if name.endswith("_PREFIX")]
    + [family.sort_key for family in FAMILIES if family.many]
)


def of_families(specification: Specification, tables: dict[str, str]) -> list[Item]:
    """`tables` maps the specification's name of a table to its physical name."""
    return [
        Item(family.name, family.table, tables[family.table], *specification.key(family))
        for family in specification.families.values()
    ]


def next_to(items: list[Item], tables: dict[str, str]) -> list[Item]:
    """Items without any right: keys almost equal to a family's, and its keys in another table."""
    known = {(item.of, item.pk) for item in items}
    patterns = {(item.of, item.pk.partition("#")[0]) for item in items if "#" in item.pk}
    almost = {pk for item in items for pk in (item.pk, *_almost(item.pk))}
    bare = {pk for prefix in PREFIXES for pk in (prefix, f"{prefix}x")}
    found = {(table, pk) for pk in almost for table in tables} | {
        (table, pk)
        for pk in bare
        for table in tables
        if (table, pk.partition("#")[0]) not in patterns
    }
    return [Item(NOBODYS, of, tables[of], pk, "PROFILE") for of, pk in sorted(found - known)]


def seen_by_functions(nearby: list[Item], specification: Specification) -> list[Item]:
    """A function works for everybody: an item under another person's key is of the same family."""
    named = [
        (family.table, family.pk.partition(PERSON)[0], family.name)
        for family in specification.families.values()
        if PERSON in family.pk and family.pk != PERSON
    ]
    return [
        next(
            (
                replace(item, family=name)
                for table, prefix, name in named
                if item.of == table and item.pk.startswith(prefix)
            ),
            item,
        )
        for item in nearby
    ]


def stranger_of(item: Item) -> Item:
    """Another person's item in the same table."""
    return Item(NOBODYS, item.of, item.table, STRANGER, item.sk)


def _almost(pk: str) -> Iterator[str]:
    """The prefix without its #, longer, later and in another case; all of it for a `sub`, and
    for a constant."""
    prefix, hash_sign, rest = pk.partition("#") if "#" in pk else ("", "", pk)
    if hash_sign:
        yield from (prefix, f"{prefix}S#{rest}", f"X{pk}", f"{prefix.swapcase()}#{rest}")
    elif not is_sub(pk):
        yield from (pk[:-1], f"{pk}X", f"X{pk}", pk.swapcase())
    if is_sub(rest):
        yield from (pk[:-1], f"{pk}0", f"X{pk}", f"{prefix}{hash_sign}{rest.swapcase()}")
        yield f"{prefix}{hash_sign}{STRANGER}"
