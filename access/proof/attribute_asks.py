"""Requests that name one attribute: every way to read, write or ask about it."""

from collections.abc import Iterator

from access.proof.asks import Ask, Item, alias, by_key, query, to

_KEY = frozenset({"pk", "sk"})
_VALUE = {"S": "x"}


def about(item: Item, attribute: str) -> Iterator[Ask]:
    yield from _reads(item, attribute)
    yield from _writes(item, attribute)


def briefly(item: Item, attribute: str) -> Iterator[Ask]:
    """Each kind of right once: for a name that is almost another."""
    brief = {f"{verb} {attribute}" for verb in ("get", "scan", "put", "delete if")}
    yield from (ask for ask in about(item, attribute) if ask.name in brief)


def _reads(item: Item, attribute: str) -> Iterator[Ask]:
    names = alias(attribute)
    for name, operation, body in (
        ("get", "GetItem", by_key(item, ProjectionExpression="#a", **names)),
        ("get by a legacy parameter", "GetItem", by_key(item, AttributesToGet=[attribute])),
        ("query", "Query", query(item, ProjectionExpression="#a", **names)),
        ("scan", "Scan", to(item, ProjectionExpression="#a", **names)),
        (
            "filter by",
            "Query",
            query(
                item, ProjectionExpression="pk", FilterExpression="attribute_exists(#a)", **names
            ),
        ),
    ):
        yield Ask(
            f"{name} {attribute}",
            operation,
            body,
            frozenset({operation}),
            (item,),
            frozenset({attribute}),
        )


def _writes(item: Item, attribute: str) -> Iterator[Ask]:
    condition = {"ConditionExpression": "attribute_exists(#a)", **alias(attribute)}
    whole = item.key if attribute in _KEY else {**item.key, attribute: _VALUE}
    asked = [
        ("put", "PutItem", to(item, Item=whole)),
        ("put and have nothing back", "PutItem", to(item, Item=whole, ReturnValues="NONE")),
        ("put if", "PutItem", to(item, Item=item.key, **condition)),
        ("delete if", "DeleteItem", by_key(item, **condition)),
    ]
    if attribute not in _KEY:
        values = {"ExpressionAttributeValues": {":v": _VALUE}}
        update = by_key(item, UpdateExpression="SET #a = :v", **alias(attribute), **values)
        legacy = {attribute: {"Action": "PUT", "Value": _VALUE}}
        asked += [
            ("update", "UpdateItem", update),
            ("update by a legacy parameter", "UpdateItem", by_key(item, AttributeUpdates=legacy)),
        ]
    for name, operation, body in asked:
        yield Ask(
            f"{name} {attribute}",
            operation,
            body,
            frozenset({operation}),
            (item,),
            frozenset({attribute}),
        )
