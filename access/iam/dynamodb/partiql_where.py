"""The partition keys that a PartiQL WHERE clause pins."""

from access.iam.dynamodb import fields
from access.iam.dynamodb.partiql_tokens import Token
from access.iam.errors import RequestUnknown

_AND, _IN = Token("keyword", "AND"), Token("keyword", "IN")
_LOOSENING = frozenset({Token("keyword", "OR"), Token("keyword", "NOT"), Token("sign", "(")})
_BRACKETS = frozenset({"[", "]", ","})


def pinned_keys(
    where: list[Token], partition: str, parameters: list[object]
) -> tuple[str, ...] | None:
    """Every value the partition key may have, or None where it isn't pinned.

    Only plain conditions joined by AND pin it: with OR, NOT or parentheses anywhere the
    statement counts as reading the whole table.
    """
    key = Token("name", partition)
    if key not in where or any(token in _LOOSENING for token in where):
        return None
    clauses = [clause for clause in _clauses(where) if key in clause]
    if len(clauses) != 1 or clauses[0].count(key) != 1:
        raise RequestUnknown("The partition key is compared more than once.")
    return _values(clauses[0], key, parameters)


def _clauses(where: list[Token]) -> list[list[Token]]:
    """BETWEEN's own AND splits its condition in two, neither of which is an equality."""
    found: list[list[Token]] = [[]]
    for token in where:
        if token == _AND:
            found.append([])
        else:
            found[-1].append(token)
    return found


def _values(clause: list[Token], key: Token, parameters: list[object]) -> tuple[str, ...] | None:
    if len(clause) == 3 and clause[1] == Token("sign", "="):
        other = clause[2] if clause[0] == key else clause[0]
        return (_value(other, parameters),)
    if clause[:2] == [key, _IN] and len(clause) > 4 and clause[2].text == "[":
        return tuple(
            _value(token, parameters) for token in clause[3:] if token.text not in _BRACKETS
        )
    return None


def pinned_value(tokens: list[Token], parameters: list[object]) -> tuple[str, ...]:
    """The partition key of an inserted item; raises RequestUnknown where it isn't one value."""
    if len(tokens) != 1:
        raise RequestUnknown("An inserted item's partition key isn't one value.")
    return (_value(tokens[0], parameters),)


def _value(token: Token, parameters: list[object]) -> str:
    if token.kind == "text":
        return token.text
    if token.kind == "number":
        return fields.key_text({"N": token.text})
    if token.kind == "parameter" and int(token.text) < len(parameters):
        return fields.key_text(parameters[int(token.text)])
    raise RequestUnknown("A partition key is compared with something else than a value.")
