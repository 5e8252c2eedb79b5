"""Requests about one item: GetItem, PutItem, UpdateItem, DeleteItem, ConditionCheckItem.

The same rules serve the batch and transaction forms.
"""

from access.iam.dynamodb import fields
from access.iam.dynamodb.access import Access, Account, Table, context, table
from access.iam.dynamodb.expressions import named_attributes
from access.iam.dynamodb.fields import Body
from access.iam.errors import RequestUnknown

_NAMES = frozenset({"TableName", "ExpressionAttributeNames"})
_VALUES = frozenset({"ExpressionAttributeValues"})
_WRITE = frozenset(
    {
        "ConditionExpression",
        "ConditionalOperator",
        "Expected",
        "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics",
        "ReturnValues",
        "ReturnValuesOnConditionCheckFailure",
    }
)
GET = _NAMES | {
    "Key",
    "AttributesToGet",
    "ConsistentRead",
    "ProjectionExpression",
    "ReturnConsumedCapacity",
}
PUT = _NAMES | _VALUES | _WRITE | {"Item"}
UPDATE = _NAMES | _VALUES | _WRITE | {"Key", "AttributeUpdates", "UpdateExpression"}
DELETE = _NAMES | _VALUES | _WRITE | {"Key"}
CHECK = _NAMES | _VALUES | {"Key", "ConditionExpression", "ReturnValuesOnConditionCheckFailure"}

ALL_OLD = "ALL_OLD"


def get(body: Body, account: Account, enclosing: str | None = None) -> list[Access]:
    fields.known(body, GET)
    target = table(body.get("TableName"), account)
    key = key_of(body.get("Key"), target)
    return [
        Access(
            "dynamodb:GetItem",
            target.arn,
            context(
                leading_keys=(key,),
                attributes=target.keys.names | named_attributes(body),
                select=read_selection(body),
                returnconsumedcapacity=fields.text(body, "ReturnConsumedCapacity"),
                enclosingoperation=enclosing,
            ),
        )
    ]


def read_selection(body: Body) -> str:
    """`dynamodb:Select` of GetItem and BatchGetItem, which have no such parameter.

    The Service Authorization Reference lists the key for both; its value is taken from
    whether there is a projection, as the parameter's documentation does for Query.
    """
    projected = body.get("ProjectionExpression") or body.get("AttributesToGet")
    return "SPECIFIC_ATTRIBUTES" if projected else "ALL_ATTRIBUTES"


def put(body: Body, account: Account, enclosing: str | None = None) -> list[Access]:
    fields.known(body, PUT)
    target = table(body.get("TableName"), account)
    item = fields.mapping(body, "Item")
    attributes = frozenset(item) | named_attributes(body)
    return _write("dynamodb:PutItem", body, target, (item_key(item, target), attributes), enclosing)


def update(body: Body, account: Account, enclosing: str | None = None) -> list[Access]:
    fields.known(body, UPDATE)
    return _by_key("dynamodb:UpdateItem", body, account, enclosing)


def delete(body: Body, account: Account, enclosing: str | None = None) -> list[Access]:
    fields.known(body, DELETE)
    return _by_key("dynamodb:DeleteItem", body, account, enclosing)


def check(body: Body, account: Account, enclosing: str | None = None) -> list[Access]:
    fields.known(body, CHECK)
    return _by_key("dynamodb:ConditionCheckItem", body, account, enclosing)


def _by_key(action: str, body: Body, account: Account, enclosing: str | None) -> list[Access]:
    target = table(body.get("TableName"), account)
    key = key_of(body.get("Key"), target)
    attributes = target.keys.names | named_attributes(body)
    return _write(action, body, target, (key, attributes), enclosing)


def _write(
    action: str,
    body: Body,
    target: Table,
    touched: tuple[str, frozenset[str]],
    enclosing: str | None,
) -> list[Access]:
    """One access, or two: ReturnValuesOnConditionCheckFailure=ALL_OLD also reads the item.

    AWS documents no condition key for that parameter. The model asks for the write a second
    time with ReturnValues=ALL_OLD, so a policy that pins ReturnValues refuses the leak.
    """
    key, attributes = touched
    returned: list[str | None] = [fields.text(body, "ReturnValues")]
    if fields.text(body, "ReturnValuesOnConditionCheckFailure") not in (None, "NONE"):
        returned.append(ALL_OLD)
    return [
        Access(
            action,
            target.arn,
            context(
                leading_keys=(key,),
                attributes=attributes,
                returnvalues=values,
                returnconsumedcapacity=fields.text(body, "ReturnConsumedCapacity"),
                enclosingoperation=enclosing,
            ),
        )
        for values in returned
    ]


def item_key(item: Body, target: Table) -> str:
    if target.keys.partition not in item:
        raise RequestUnknown("An item has no partition key.")
    return fields.key_text(item[target.keys.partition])


def key_of(key: object, target: Table) -> str:
    """The partition key of a Key, which holds the table's key attributes and nothing else."""
    if not isinstance(key, dict) or frozenset(key) != target.keys.names:
        raise RequestUnknown("A Key names exactly the table's key attributes.")
    return fields.key_text(key[target.keys.partition])
