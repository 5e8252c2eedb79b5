"""Requests that differ in their shape: every API, projection, Select and ReturnValues."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from access.proof.asks import Ask, Item, alias, by_key, query, to

RETURNS = ("ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")
_ON_FAILURE = "ReturnValuesOnConditionCheckFailure"
_SAFE = {"ConditionExpression": "attribute_exists(pk)"}


def of(item: Item, attribute: str, other: Item) -> Iterator[Ask]:
    """`attribute` is one that the item's readers may name; `other` an item of somebody else's."""
    yield from _reads(item, attribute)
    yield from _writes(item, attribute)
    yield from _batches(item, attribute, other)
    yield from _transactions(item, attribute, other)


def _ask(name: str, operation: str, body: dict[str, Any], *items: Item, **more: Any) -> Ask:
    return Ask(name, operation, body, more.pop("actions", frozenset({operation})), items, **more)


def _reads(item: Item, attribute: str) -> Iterator[Ask]:
    names, named = alias(attribute), {"attributes": frozenset({attribute})}
    projection = {"ProjectionExpression": "#a", **names}
    yield _ask("get without a projection", "GetItem", by_key(item), item, projected=False)
    yield _ask("query without a projection", "Query", query(item), item, projected=False)
    for select in ("COUNT", "ALL_ATTRIBUTES"):
        body = query(item, Select=select)
        yield _ask(f"query with Select {select}", "Query", body, item, projected=False)
    body = query(item, Select="SPECIFIC_ATTRIBUTES", **projection)
    yield _ask("query with Select SPECIFIC_ATTRIBUTES", "Query", body, item, **named)
    backwards = query(item, **projection) | {"KeyConditionExpression": ":pk = pk"}
    yield _ask("query backwards", "Query", backwards, item, **named)
    yield _ask("scan", "Scan", to(item, **projection), item, **named)
    yield _ask("scan without a projection", "Scan", to(item), item, projected=False)


def _writes(item: Item, attribute: str) -> Iterator[Ask]:
    value = {":v": {"S": "x"}}
    update = {
        "UpdateExpression": "SET #a = :v",
        "ExpressionAttributeValues": value,
        **alias(attribute),
    }
    bodies = {
        "PutItem": to(item, Item={**item.key, attribute: value[":v"]}),
        "UpdateItem": by_key(item, **update),
        "DeleteItem": by_key(item),
    }
    for operation, body in bodies.items():
        named = frozenset() if operation == "DeleteItem" else frozenset({attribute})
        yield _ask(operation, operation, body, item, attributes=named)
        safe = {**body, **_SAFE, _ON_FAILURE: "ALL_OLD"}
        yield _ask(
            f"{operation} that shows the item of a failed condition",
            operation,
            safe,
            item,
            attributes=named,
            returns="ALL_OLD",
        )
    for (operation, body), returns in product(bodies.items(), ("NONE", *RETURNS)):
        named = frozenset() if operation == "DeleteItem" else frozenset({attribute})
        asked = {**body, "ReturnValues": returns}
        name = f"{operation} that returns {returns}"
        yield _ask(name, operation, asked, item, attributes=named, returns=returns)


def _batches(item: Item, attribute: str, other: Item) -> Iterator[Ask]:
    projection = {"ProjectionExpression": "#a", **alias(attribute)}
    named = {"attributes": frozenset({attribute})}
    for name, items in (("batch", (item,)), ("batch with a stranger's item", (item, other))):
        keys = [each.key for each in items]
        reads = {"RequestItems": {item.table: {"Keys": keys, **projection}}}
        yield _ask(f"{name} that reads", "BatchGetItem", reads, *items, **named)
        whole = {"RequestItems": {item.table: {"Keys": keys}}}
        yield _ask(
            f"{name} that reads without a projection",
            "BatchGetItem",
            whole,
            *items,
            projected=False,
        )
        puts = [{"PutRequest": {"Item": key}} for key in keys]
        writes = {"RequestItems": {item.table: puts}}
        yield _ask(f"{name} that writes", "BatchWriteItem", writes, *items)
    deletes = {"RequestItems": {item.table: [{"DeleteRequest": {"Key": item.key}}]}}
    yield _ask("batch that deletes", "BatchWriteItem", deletes, item)


def _transactions(item: Item, attribute: str, other: Item) -> Iterator[Ask]:
    projection = {"ProjectionExpression": "#a", **alias(attribute)}
    for name, items in (
        ("transaction", (item,)),
        ("transaction with a stranger's item", (item, other)),
    ):
        gets = [{"Get": by_key(each, **projection)} for each in items]
        yield _ask(
            f"{name} that reads",
            "TransactGetItems",
            {"TransactItems": gets},
            *items,
            actions=frozenset({"GetItem"}),
            attributes=frozenset({attribute}),
            transaction=True,
        )
        for verb in ("Put", "Update", "Delete", "ConditionCheck"):
            members = [_member(verb, each, attribute) for each in items]
            yield _ask(
                f"{name} by {verb}",
                "TransactWriteItems",
                {"TransactItems": members},
                *items,
                actions=frozenset({f"{verb}Item"}),
                attributes=frozenset({attribute} if verb == "Update" else ()),
                transaction=True,
            )


def _member(verb: str, item: Item, attribute: str) -> dict[str, Any]:
    if verb == "Put":
        return {verb: to(item, Item=item.key)}
    if verb == "Update":
        return {verb: by_key(item, UpdateExpression="REMOVE #a", **alias(attribute))}
    return {verb: by_key(item, **_SAFE)}
