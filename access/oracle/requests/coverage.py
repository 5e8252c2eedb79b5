"""What a request's expansion names of each item: nothing, some attributes, or all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from access.iam.dynamodb.access import Access
from access.oracle.requests.world import SCHEMAS, Item

_REVEALING = frozenset({"ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "ALL_OLD", "ALL_NEW"})
_WRITES = frozenset(
    f"dynamodb:{name}"
    for name in (
        "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem",
        "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete",
    )
)  # fmt: skip
_REPLACING = _WRITES - {"dynamodb:UpdateItem", "dynamodb:PartiQLUpdate"}
_KEYS = frozenset(name for schema in SCHEMAS.values() for name in schema.keys.names)


@dataclass(frozen=True)
class Named:
    """What one access may touch. `partition` is the attribute whose values `keys` are.

    `keys` is None for an access without LeadingKeys: it names every item. `replaces`: it
    writes or deletes whole items, whose other attributes an allow-list can't keep.
    """

    table: str
    partition: str
    keys: frozenset[str] | None
    attributes: frozenset[str]
    reveals: bool
    writes: bool
    replaces: bool

    def covers(self, table: str, item: Item) -> bool:
        if table != self.table:
            return False
        return self.keys is None or _text(item.get(self.partition)) in self.keys


def named(accesses: Sequence[Access]) -> tuple[Named, ...]:
    return tuple(map(_named, accesses))


def _named(access: Access) -> Named:
    table, _, index = access.resource.rpartition(":table/")[2].partition("/index/")
    schema = SCHEMAS[table]
    keys = schema.indexes[index] if index else schema.keys
    leading: Any = access.context.get("dynamodb:leadingkeys")
    shown = {access.context.get(f"dynamodb:{name}") for name in ("select", "returnvalues")}
    return Named(
        table=table,
        partition=keys.partition,
        keys=None if leading is None else frozenset(leading),
        # an index is granted by its ARN, which so names what the index is sorted by
        attributes=frozenset(access.context.get("dynamodb:attributes", ())) | keys.names | _KEYS,
        reveals=bool(shown & _REVEALING),
        writes=access.action in _WRITES,
        replaces=access.action in _REPLACING,
    )


def attributes_of(table: str, item: Item, all_named: Sequence[Named]) -> frozenset[str] | None:
    """The attributes of the item that some access names; None where none names the item."""
    found = [each.attributes for each in all_named if each.covers(table, item)]
    return frozenset().union(*found) if found else None


def _text(value: Any) -> str | None:
    """A key's value as `dynamodb:LeadingKeys` shows it."""
    if not value or len(value) != 1:
        return None
    ((kind, content),) = value.items()
    return f"{Decimal(content).normalize():f}" if kind == "N" else str(content)
