"""BatchGetItem and BatchWriteItem: one access a table, its leading keys those of every item."""

from access.iam.dynamodb import fields, items
from access.iam.dynamodb.access import Access, Account, Table, context, table
from access.iam.dynamodb.expressions import named_attributes
from access.iam.dynamodb.fields import Body
from access.iam.errors import RequestUnknown

BATCH_GET = frozenset({"RequestItems", "ReturnConsumedCapacity"})
BATCH_WRITE = BATCH_GET | {"ReturnItemCollectionMetrics"}
_KEYS = frozenset(
    {
        "Keys",
        "AttributesToGet",
        "ConsistentRead",
        "ExpressionAttributeNames",
        "ProjectionExpression",
    }
)
_PUT, _DELETE = frozenset({"PutRequest"}), frozenset({"DeleteRequest"})


def batch_get(body: Body, account: Account) -> list[Access]:
    fields.known(body, BATCH_GET)
    return [
        _read(table(name, account), request, fields.text(body, "ReturnConsumedCapacity"))
        for name, request in _tables(body)
    ]


def _read(target: Table, request: object, capacity: str | None) -> Access:
    wanted = fields.known(request, _KEYS)
    keys = tuple(items.key_of(key, target) for key in fields.listing(wanted, "Keys"))
    return Access(
        "dynamodb:BatchGetItem",
        target.arn,
        context(
            leading_keys=keys,
            attributes=target.keys.names | named_attributes(wanted),
            select=items.read_selection(wanted),
            returnconsumedcapacity=capacity,
        ),
    )


def batch_write(body: Body, account: Account) -> list[Access]:
    fields.known(body, BATCH_WRITE)
    return [
        _write(table(name, account), requests, fields.text(body, "ReturnConsumedCapacity"))
        for name, requests in _tables(body)
    ]


def _write(target: Table, requests: object, capacity: str | None) -> Access:
    if not isinstance(requests, list):
        raise RequestUnknown("A table's requests aren't a list.")
    touched = [_touched(request, target) for request in requests]
    return Access(
        "dynamodb:BatchWriteItem",
        target.arn,
        context(
            leading_keys=tuple(key for key, _ in touched),
            attributes=frozenset().union(*(attributes for _, attributes in touched)),
            returnconsumedcapacity=capacity,
        ),
    )


def _touched(request: object, target: Table) -> tuple[str, frozenset[str]]:
    """The leading key and the attributes of one PutRequest or DeleteRequest."""
    wanted = fields.known(request, _PUT | _DELETE)
    if frozenset(wanted) == _PUT:
        item = fields.mapping(fields.known(wanted["PutRequest"], frozenset({"Item"})), "Item")
        return items.item_key(item, target), frozenset(item)
    if frozenset(wanted) == _DELETE:
        key = fields.known(wanted["DeleteRequest"], frozenset({"Key"})).get("Key")
        return items.key_of(key, target), target.keys.names
    raise RequestUnknown("A write request is one of PutRequest and DeleteRequest.")


def _tables(body: Body) -> list[tuple[str, object]]:
    requests = fields.mapping(body, "RequestItems")
    if not requests:
        raise RequestUnknown("The batch names no table.")
    return list(requests.items())
