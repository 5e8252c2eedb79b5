"""Query and Scan, on a table or one of its indexes.

The leading key of a Query is the partition key of what it reads; with an IndexName, that of the
index. A Scan has no leading key, so a condition on LeadingKeys needs a Null condition beside it;
otherwise ForAllValues allows the Scan.
"""

from access.iam.dynamodb import request_body
from access.iam.dynamodb.access import Access, Account, context, table
from access.iam.dynamodb.expressions import named_attributes
from access.iam.dynamodb.query_key import queried_key
from access.iam.dynamodb.request_body import Body
from access.iam.undecidable import RequestUnknown

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
    request_body.known(body, QUERY)
    target = table(body.get("TableName"), account, body.get("IndexName"))
    key = queried_key(body, target.keys.partition)
    return _read("dynamodb:Query", body, target.arn, (key,))


def scan(body: Body, account: Account) -> list[Access]:
    request_body.known(body, SCAN)
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
                returnconsumedcapacity=request_body.text(body, "ReturnConsumedCapacity"),
            ),
        )
    ]


def selection(body: Body) -> str:
    """API reference, Query, "Select": its default depends on projection and index.

    SPECIFIC_ATTRIBUTES without a projection, and a projection with anything else, are
    refused as DynamoDB refuses them.
    """
    projected = bool(body.get("ProjectionExpression") or body.get("AttributesToGet"))
    given = request_body.text(body, "Select")
    if given is None:
        everything = "ALL_PROJECTED_ATTRIBUTES" if body.get("IndexName") else "ALL_ATTRIBUTES"
        return "SPECIFIC_ATTRIBUTES" if projected else everything
    if given not in SELECTIONS or projected != (given == "SPECIFIC_ATTRIBUTES"):
        raise RequestUnknown("Select and the projection don't go together.")
    return given
