"""The top-level attribute names that a request's expressions and legacy parameters name.

`dynamodb:Attributes` holds top-level names only: `a.b[0]` counts as `a`, `#n.b` as what `#n`
stands for. A name in a filter or a condition counts like one in a projection: each can be
used to find out what an attribute holds.
"""

from access.iam.dynamodb import fields
from access.iam.dynamodb.fields import Body
from access.iam.dynamodb.tokens import Token, tokenize
from access.iam.errors import RequestUnknown

EXPRESSIONS = (
    "ProjectionExpression",
    "FilterExpression",
    "ConditionExpression",
    "UpdateExpression",
    "KeyConditionExpression",
)
LEGACY_MAPS = ("Expected", "AttributeUpdates", "QueryFilter", "ScanFilter", "KeyConditions")
LEGACY = frozenset({*LEGACY_MAPS, "AttributesToGet", "ConditionalOperator"})


def named_attributes(body: Body) -> frozenset[str]:
    """Every top-level attribute that the body names outside its keys and items."""
    used = [name for name in EXPRESSIONS if body.get(name) is not None]
    if used and any(body.get(name) is not None for name in LEGACY):
        raise RequestUnknown("Expressions and legacy parameters can't be mixed.")
    fields.mapping(body, "ExpressionAttributeNames")
    found: set[str] = set(fields.names(body, "AttributesToGet"))
    for name in LEGACY_MAPS:
        found.update(fields.mapping(body, name))
    for name in used:
        found.update(top_level_names(tokenize(fields.text(body, name) or ""), body))
    return frozenset(found)


def top_level_names(tokens: list[Token], body: Body) -> set[str]:
    aliases = fields.mapping(body, "ExpressionAttributeNames")
    return {
        resolve_name(token, aliases)
        for index, token in enumerate(tokens)
        if token.kind in ("name", "alias") and (index == 0 or tokens[index - 1].text != ".")
    }


def resolve_name(token: Token, aliases: Body) -> str:
    if token.kind == "name":
        return token.text
    name = aliases.get(token.text)
    if not isinstance(name, str) or not name:
        raise RequestUnknown(f"{token.text} stands for no attribute name.")
    return name
