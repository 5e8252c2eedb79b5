"""PartiQL statements: actions of their own, and condition keys read from the statement.

Service Authorization Reference: PartiQLSelect, PartiQLInsert, PartiQLUpdate, PartiQLDelete.
Developer Guide, "IAM security policies with PartiQL": `dynamodb:FullTableScan` is true for a
SELECT that pins no partition key.
"""

from dataclasses import dataclass

from access.iam.dynamodb import fields
from access.iam.dynamodb.access import Access, Account, Table, context, table
from access.iam.dynamodb.fields import Body
from access.iam.dynamodb.partiql_tokens import Token, tokenize
from access.iam.dynamodb.partiql_where import pinned_keys, pinned_value
from access.iam.errors import RequestUnknown

_STATEMENT = frozenset(
    {"Statement", "Parameters", "ConsistentRead", "ReturnValuesOnConditionCheckFailure"}
)
EXECUTE = _STATEMENT | {"Limit", "NextToken", "ReturnConsumedCapacity"}
BATCH = frozenset({"Statements", "ReturnConsumedCapacity"})
TRANSACTION = frozenset({"TransactStatements", "ClientRequestToken", "ReturnConsumedCapacity"})
RETURNED = {
    ("ALL", "OLD"): "ALL_OLD",
    ("ALL", "NEW"): "ALL_NEW",
    ("MODIFIED", "OLD"): "UPDATED_OLD",
    ("MODIFIED", "NEW"): "UPDATED_NEW",
}
_OPENING, _CLOSING = frozenset({"{", "[", "(", "<<"}), frozenset({"}", "]", ")", ">>"})
ACTIONS = {"SELECT": "Select", "INSERT": "Insert", "UPDATE": "Update", "DELETE": "Delete"}


@dataclass(frozen=True)
class Parts:
    """A statement cut up: `named` holds its clauses outside WHERE, without the table."""

    verb: str
    target: Table
    named: list[Token]
    where: list[Token]
    returned: str | None


def execute_statement(body: Body, account: Account) -> list[Access]:
    return _access(fields.known(body, EXECUTE), account, None)


def batch_execute(body: Body, account: Account) -> list[Access]:
    statements = fields.listing(fields.known(body, BATCH), "Statements")
    return _all(statements, account, "BatchExecuteStatement")


def execute_transaction(body: Body, account: Account) -> list[Access]:
    statements = fields.listing(fields.known(body, TRANSACTION), "TransactStatements")
    return _all(statements, account, "ExecuteTransaction")


def _all(statements: list[object], account: Account, enclosing: str) -> list[Access]:
    if not statements:
        raise RequestUnknown("The request holds no statement.")
    return [
        access
        for each in statements
        for access in _access(fields.known(each, _STATEMENT), account, enclosing)
    ]


def _access(body: Body, account: Account, enclosing: str | None) -> list[Access]:
    parts = _parts(tokenize(body.get("Statement")), account)
    parameters = fields.listing(body, "Parameters") if "Parameters" in body else []
    keys = _keys(parts, parameters)
    if keys is None and parts.verb != "SELECT":
        raise RequestUnknown("A write pins its partition key.")
    selected_all = parts.verb == "SELECT" and Token("sign", "*") in parts.named
    returned = [parts.returned]
    if fields.text(body, "ReturnValuesOnConditionCheckFailure") not in (None, "NONE"):
        returned.append("ALL_OLD")
    select = "ALL_ATTRIBUTES" if selected_all else "SPECIFIC_ATTRIBUTES"
    return [
        Access(
            f"dynamodb:PartiQL{ACTIONS[parts.verb]}",
            parts.target.arn,
            context(
                leading_keys=keys,
                attributes=_attributes(parts) or None,
                select=select if parts.verb == "SELECT" else None,
                fulltablescan=str(keys is None).lower() if parts.verb == "SELECT" else None,
                returnvalues=values,
                enclosingoperation=enclosing,
            ),
        )
        for values in returned
    ]


def _keys(parts: Parts, parameters: list[object]) -> tuple[str, ...] | None:
    partition = parts.target.keys.partition
    if parts.verb != "INSERT":
        return pinned_keys(parts.where, partition, parameters)
    return pinned_value(_inserted(parts.named).get(partition, []), parameters)


def _attributes(parts: Parts) -> frozenset[str]:
    if parts.verb == "INSERT":
        return frozenset(_inserted(parts.named))
    tokens = [*parts.named, Token("sign", ","), *parts.where]
    return frozenset(
        token.text
        for index, token in enumerate(tokens)
        if token.kind == "name" and (index == 0 or tokens[index - 1].text != ".")
    )


def _inserted(tokens: list[Token]) -> dict[str, list[Token]]:
    """The tokens of each attribute's value in VALUE {'name': value, …}, names unique."""
    if [token.text for token in tokens[:2]] != ["VALUE", "{"] or tokens[-1].text != "}":
        raise RequestUnknown("The model doesn't know this form of INSERT.")
    found: dict[str, list[Token]] = {}
    for entry in _entries(tokens[2:-1]):
        if len(entry) < 3 or entry[0].kind != "text" or entry[1] != Token("sign", ":"):
            raise RequestUnknown("An inserted item isn't a map of names to values.")
        if entry[0].text in found:
            raise RequestUnknown("An inserted item names an attribute twice.")
        found[entry[0].text] = entry[2:]
    return found


def _entries(tokens: list[Token]) -> list[list[Token]]:
    """Split at the commas that stand in no inner list, map or set."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.kind == "sign":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if token == Token("sign", ",") and depth == 0:
            found.append([])
        else:
            found[-1].append(token)
    if depth != 0:
        raise RequestUnknown("An inserted item isn't well formed.")
    return found


def _parts(tokens: list[Token], account: Account) -> Parts:
    verb = tokens[0].text if tokens[0].kind == "keyword" else ""
    keywords = [token.text for token in tokens if token.kind == "keyword"]
    if verb not in ACTIONS or sum(keywords.count(each) for each in ACTIONS) != 1:
        raise RequestUnknown("A statement is one of SELECT, INSERT, UPDATE and DELETE.")
    if "EXISTS" in keywords or "ORDER" in keywords or keywords.count("WHERE") > 1:
        raise RequestUnknown("The model doesn't know this form of statement.")
    rest, returned = _returning(tokens[1:])
    before, where = _split(rest, "WHERE")
    introduced = {"SELECT": "FROM", "DELETE": "FROM", "INSERT": "INTO"}.get(verb)
    projection, named = _split(before, introduced) if introduced else ([], before)
    target, rest_named = _target(named, account)
    if rest_named and verb in ("SELECT", "DELETE"):
        raise RequestUnknown("The model doesn't know this FROM clause.")
    return Parts(verb, target, [*projection, *rest_named], where, returned)


def _returning(tokens: list[Token]) -> tuple[list[Token], str | None]:
    before, after = _split(tokens, "RETURNING")
    if len(before) == len(tokens):
        return tokens, None
    words = tuple(token.text for token in after[:2])
    if words not in RETURNED or [token.text for token in after[2:]] != ["*"]:
        raise RequestUnknown("The model doesn't know this RETURNING clause.")
    return before, RETURNED[words]


def _split(tokens: list[Token], keyword: str) -> tuple[list[Token], list[Token]]:
    marker = Token("keyword", keyword)
    if marker not in tokens:
        return tokens, []
    at = tokens.index(marker)
    return tokens[:at], tokens[at + 1 :]


def _target(tokens: list[Token], account: Account) -> tuple[Table, list[Token]]:
    """`"table"` or `"table"."index"`, and what follows it."""
    if not tokens or tokens[0].kind != "name":
        raise RequestUnknown("The statement names no table.")
    if len(tokens) > 2 and tokens[1].text == "." and tokens[2].kind == "name":
        return table(tokens[0].text, account, tokens[2].text), tokens[3:]
    return table(tokens[0].text, account), tokens[1:]
