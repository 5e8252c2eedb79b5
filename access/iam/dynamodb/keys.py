"""The partition key value that a Query asks for.

Developer Guide, "Key condition expressions for the Query operation": the partition key by
equality, the sort key by at most one comparison, joined by AND. The equality may be written
backwards (`:p = pk`), inside parentheses, and beside a decoy; whatever is not exactly one
equality of the partition key is refused.
"""

from access.iam.dynamodb import fields
from access.iam.dynamodb.expressions import resolve_name
from access.iam.dynamodb.fields import Body
from access.iam.dynamodb.tokens import Token, tokenize
from access.iam.errors import RequestUnknown

AND = Token("keyword", "AND")
BETWEEN = Token("keyword", "BETWEEN")
OPEN, CLOSE = Token("sign", "("), Token("sign", ")")


def queried_key(body: Body, partition: str) -> str:
    """The partition key's value as LeadingKeys shows it."""
    expression = fields.text(body, "KeyConditionExpression")
    legacy = fields.mapping(body, "KeyConditions")
    if (expression is None) == (not legacy):
        raise RequestUnknown("A Query has one of KeyConditionExpression and KeyConditions.")
    if expression is None:
        return _legacy_key(legacy, partition)
    return _expressed_key(_clauses(tokenize(expression)), body, partition)


def _legacy_key(conditions: Body, partition: str) -> str:
    condition = conditions.get(partition)
    if not isinstance(condition, dict) or condition.get("ComparisonOperator") != "EQ":
        raise RequestUnknown("The partition key isn't compared by EQ.")
    values = fields.listing(condition, "AttributeValueList")
    if len(values) != 1:
        raise RequestUnknown("EQ takes one value.")
    return fields.key_text(values[0])


def _expressed_key(clauses: list[list[Token]], body: Body, partition: str) -> str:
    aliases = fields.mapping(body, "ExpressionAttributeNames")
    values = fields.mapping(body, "ExpressionAttributeValues")
    found = [
        clause
        for clause in clauses
        if any(
            token.kind in ("name", "alias") and resolve_name(token, aliases) == partition
            for token in clause
        )
    ]
    if len(found) != 1:
        raise RequestUnknown("A Query compares its partition key exactly once.")
    placeholder = _equality(found[0])
    if placeholder not in values:
        raise RequestUnknown(f"{placeholder} has no value.")
    return fields.key_text(values[placeholder])


def _equality(clause: list[Token]) -> str:
    """The value placeholder of `name = :value` or `:value = name`."""
    kinds = ["key" if token.kind in ("name", "alias") else token.kind for token in clause]
    if kinds not in (["key", "sign", "value"], ["value", "sign", "key"]) or clause[1].text != "=":
        raise RequestUnknown("The partition key isn't compared by equality.")
    return clause[2].text if kinds[0] == "key" else clause[0].text


def _clauses(tokens: list[Token]) -> list[list[Token]]:
    """The conditions that AND joins; the AND of a BETWEEN joins nothing."""
    tokens = _unwrapped(tokens)
    parts: list[list[Token]] = [[]]
    depth = 0
    ranging = False
    for token in tokens:
        depth += (token == OPEN) - (token == CLOSE)
        if token == BETWEEN and depth == 0:
            ranging = True
        if token == AND and depth == 0 and not ranging:
            parts.append([])
            continue
        if token == AND and depth == 0:
            ranging = False
        parts[-1].append(token)
    if depth != 0 or not all(parts):
        raise RequestUnknown("A key condition isn't well formed.")
    if len(parts) == 1:
        return parts
    return [clause for part in parts for clause in _clauses(part)]


def _unwrapped(tokens: list[Token]) -> list[Token]:
    """Without parentheses that enclose the whole."""
    while tokens and tokens[0] == OPEN and _closing(tokens) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def _closing(tokens: list[Token]) -> int:
    """Where the parenthesis that opens at the start closes, or -1."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token == OPEN) - (token == CLOSE)
        if depth == 0:
            return index
    return -1
