"""Requests that must stay denied even if DynamoDB gave IAM other condition keys than it does.

`ForAllValues` is true for an absent key. So a policy that needs DynamoDB to fill in every key for
every action can leak with the next new API. Each lawful request is therefore decided again with
one change to its keys. No request over HTTP can produce these cases.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from access.iam.dynamodb import access as model
from access.iam.dynamodb import tables
from access.iam.dynamodb.access import Access
from access.iam.dynamodb.reads import SELECTIONS
from access.proof import request_shapes
from access.proof.cells import SUB, Cell, right_of
from access.proof.expressions import ACCOUNT, REGION, STREAM
from access.proof.items import STRANGER
from access.proof.specification import PERSON, WHOLE, Family, Specification

KEYS, ATTRIBUTES, SELECT, RETURNS, ENCLOSING = (
    model.PREFIX + name
    for name in ("leadingkeys", "attributes", "select", "returnvalues", "enclosingoperation")
)
SPECIFIC = "SPECIFIC_ATTRIBUTES"
DATA = ("GetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem", "Query", "Scan")
WRITES = ("PutItem", "UpdateItem", "DeleteItem")
BATCH = ("BatchGetItem", "BatchWriteItem")
PARTIQL = ("PartiQLSelect", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete")
TOMORROW = "Tomorrow"
"""The suffix of an action or resource that AWS or the account may add one day."""


def actions() -> list[str]:
    """Every DynamoDB action that the model knows, and some that don't exist yet."""
    known = {*DATA, *BATCH, *PARTIQL, *tables.OPERATIONS, "GetRecords"}
    return sorted({*known, *(name + TOMORROW for name in (*DATA, *BATCH))})


def of(
    lawful: Iterable[Cell], specification: Specification, other: dict[str, str]
) -> Iterator[Cell]:
    """`other` maps each table's ARN to the other table's."""
    seen = set()
    for cell in lawful:
        access = cell.wanted[0] if cell.wanted and len(cell.wanted) == 1 else None
        if access is None or cell.item is None:
            continue
        mark = (cell.principal.name, cell.item.family, access.action)
        if mark not in seen:
            seen.add(mark)
            family = specification.families.get(cell.item.family)
            if family:
                yield from _told_otherwise(cell, access, family)
            yield from _asked_otherwise(cell, access, other)


def _told_otherwise(cell: Cell, access: Access, family: Family) -> Iterator[Cell]:
    """If a right covers a whole table, the keys in a request don't matter."""
    whole = cell.principal.rights.get(WHOLE + family.table)
    keyed = whole is None or access.action.removeprefix(model.PREFIX) not in whole.actions
    person = _without_person(access, family.pk) if cell.principal.signed_in else ()
    of_keys = (*_keyed(access), *person) if keyed else ()
    for name, told in (*of_keys, *_told(cell, access)):
        yield _refused(cell, f"with {name}", replace(access, context=told))


def _asked_otherwise(cell: Cell, access: Access, other: dict[str, str]) -> Iterator[Cell]:
    granted = right_of(cell).actions
    for action in actions():
        if action not in granted:
            name = f"as {action}"
            yield _refused(cell, name, replace(access, action=f"{model.PREFIX}{action}"))
    arn = access.resource
    for resource in _other_resources(arn, other[arn]):
        yield _refused(cell, f"on {resource}", replace(access, resource=resource))
    if "ALL_OLD" not in cell.principal.manner.returns:
        own = access.action.removeprefix(model.PREFIX)
        for action in sorted(granted & frozenset(WRITES) - {own}):
            told = {**access.context, RETURNS: "ALL_OLD"}
            wanted = replace(access, action=f"{model.PREFIX}{action}", context=told)
            yield _refused(cell, f"as {action} that returns ALL_OLD", wanted)


def _other_resources(arn: str, other: str) -> Iterator[str]:
    yield from (other, "*")
    yield from (arn[:-1], f"{arn}-{TOMORROW}", f"{arn}/index/by-{TOMORROW}")
    yield from (f"{arn}{STREAM}", f"{other}{STREAM}")
    yield from (arn.replace(REGION, "eu-west-2"), arn.replace(ACCOUNT, "210987654321"))


def _keyed(access: Access) -> Iterator[tuple[str, dict[str, str | tuple[str, ...]]]]:
    known = dict(access.context)
    yield "no leading key", _less(known, KEYS)
    yield "an empty set of leading keys", {**known, KEYS: ()}
    yield "a stranger's leading key too", {**known, KEYS: (*known[KEYS], STRANGER)}


def _told(cell: Cell, access: Access) -> Iterator[tuple[str, dict[str, str | tuple[str, ...]]]]:
    known, manner = dict(access.context), cell.principal.manner
    named = right_of(cell).attributes is not None
    if named and not _writes(access):
        yield "no attributes", _less(known, ATTRIBUTES)
        yield "an empty set of attributes", {**known, ATTRIBUTES: ()}
    if (manner.names_attributes or named) and SELECT in known:
        yield "no Select", _less(known, SELECT)
        for select in (*sorted(SELECTIONS - {SPECIFIC}), *_spellings(SPECIFIC)):
            yield f"Select {select}", {**known, SELECT: select}
    if "ALL_OLD" not in manner.returns and SELECT not in known:
        for returns in (*request_shapes.RETURNS, *_spellings("NONE")):
            yield f"ReturnValues {returns}", {**known, RETURNS: returns}
    if not manner.transactions:
        yield "an enclosing operation", {**known, ENCLOSING: "SomeTransaction"}


def _writes(access: Access) -> bool:
    """A write changes only what it names; a delete may name no attribute."""
    return access.action.removeprefix(model.PREFIX) in WRITES


def _spellings(value: str) -> tuple[str, ...]:
    """Values almost equal to this one, which only a future API could send."""
    return (value.lower(), value[:-1], f"{value}X", f"X{value}")


def _without_person(
    access: Access, pk: str
) -> Iterator[tuple[str, dict[str, str | tuple[str, ...]]]]:
    if PERSON in pk:
        yield "no tag", _less(dict(access.context), SUB)


def _less(known: dict[str, str | tuple[str, ...]], key: str) -> dict[str, str | tuple[str, ...]]:
    return {name: value for name, value in known.items() if name != key}


def _refused(cell: Cell, change: str, access: Access) -> Cell:
    return Cell(cell.principal, f"{cell.name} {change}", False, (access,), None, cell.item)
