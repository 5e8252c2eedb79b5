"""Query and Scan, on a table or one of its indexes.

A Query's leading key is the partition key of what it reads: an index's own where there is an
IndexName. A Scan has no leading key at all, so a condition on LeadingKeys must be paired with
Null, or ForAllValues lets it through.
"""

from access.iam.dynamodb import fields
from access.iam.dynamodb.access import Access, Account, context, table
from access.iam.dynamodb.expressions import named_attributes
from access.iam.dynamodb.fields import Body
from access.iam.dynamodb.keys import queried_key
from access.iam.errors import RequestUnknown

_READ = frozenset(
    {
        "AttributesToGet",
        "ConditionalOperator",
        "ConsistentRead",
        "ExclusiveStartKey",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues",
        "FilterExpression",
        "IndexName",
        "Limit",
        "ProjectionExpression",
        "ReturnConsumedCapacity",
        "Select",
        "TableName",
    }
)
QUERY = _READ | {"KeyConditionExpression", "KeyConditions", "QueryFilter", "ScanIndexForward"}
SCAN = _READ | {"ScanFilter", "Segment", "TotalSegments"}
SELECTIONS = frozenset(
    {"ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT"}
)


def query(body: Body, account: Account) -> list[Access]:
    fields.known(body, QUERY)
    target = table(body.get("TableName"), account, body.get("IndexName"))
    key = queried_key(body, target.keys.partition)
    return _read("dynamodb:Query", body, target.arn, (key,))


def scan(body: Body, account: Account) -> list[Access]:
    fields.known(body, SCAN)
    target = table(body.get("TableName"), account, body.get("IndexName"))
    return _read("dynamodb:Scan", body, target.arn, None)


def _read(action: str, body: Body, arn: str, leading_keys: tuple[str, ...] | None) -> list[Access]:
    attributes = named_attributes(body)
    return [
        Access(
            action,
            arn,
            context(
                leading_keys=leading_keys,
                attributes=attributes or None,
                select=selection(body),
                returnconsumedcapacity=fields.text(body, "ReturnConsumedCapacity"),
            ),
        )
    ]


def selection(body: Body) -> str:
    """API reference, Query, "Select": its default depends on projection and index.

    SPECIFIC_ATTRIBUTES without a projection, and a projection with anything else, are
    refused as DynamoDB refuses them.
    """
    projected = bool(body.get("ProjectionExpression") or body.get("AttributesToGet"))
    given = fields.text(body, "Select")
    if given is None:
        everything = "ALL_PROJECTED_ATTRIBUTES" if body.get("IndexName") else "ALL_ATTRIBUTES"
        return "SPECIFIC_ATTRIBUTES" if projected else everything
    if given not in SELECTIONS or projected != (given == "SPECIFIC_ATTRIBUTES"):
        raise RequestUnknown("Select and the projection don't go together.")
    return given
