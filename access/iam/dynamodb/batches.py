"""BatchGetItem and BatchWriteItem: one access per table, with the leading keys of all its items."""

from access.iam.dynamodb import items, request_body
from access.iam.dynamodb.access import Access, Account, Table, context, table
from access.iam.dynamodb.expressions import named_attributes
from access.iam.dynamodb.request_body import Body
from access.iam.undecidable import RequestUnknown

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
    request_body.known(body, BATCH_GET)
    return [
        _read(table(name, account), request, request_body.text(body, "ReturnConsumedCapacity"))
        for name, request in _tables(body)
    ]


def _read(target: Table, request: object, capacity: str | None) -> Access:
    wanted = request_body.known(request, _KEYS)
    keys = tuple(items.key_of(key, target) for key in request_body.listing(wanted, "Keys"))
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
    request_body.known(body, BATCH_WRITE)
    return [
        _write(table(name, account), requests, request_body.text(body, "ReturnConsumedCapacity"))
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
    wanted = request_body.known(request, _PUT | _DELETE)
    if frozenset(wanted) == _PUT:
        item = request_body.mapping(
            request_body.known(wanted["PutRequest"], frozenset({"Item"})), "Item"
        )
        return items.item_key(item, target), frozenset(item)
    if frozenset(wanted) == _DELETE:
        key = request_body.known(wanted["DeleteRequest"], frozenset({"Key"})).get("Key")
        return items.key_of(key, target), target.keys.names
    raise RequestUnknown("A write request is one of PutRequest and DeleteRequest.")


def _tables(body: Body) -> list[tuple[str, object]]:
    requests = request_body.mapping(body, "RequestItems")
    if not requests:
        raise RequestUnknown("The batch names no table.")
    return list(requests.items())
