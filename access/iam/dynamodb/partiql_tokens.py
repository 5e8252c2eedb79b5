"""Splits a PartiQL statement into tokens, and refuses any character it doesn't know.

Developer Guide, "PartiQL - a SQL-compatible query language for Amazon DynamoDB": text in single
quotes (doubled inside), names bare or in double quotes, `?` for a parameter.

Refused although PartiQL has them: comments, which would hide a clause from one of two readers,
and quoted names with a quote, a dot or a bracket, which readers take for different things.
"""

import re
from dataclasses import dataclass

from access.iam.errors import RequestUnknown

LONGEST = 8192
"""Characters of a statement (API reference, ExecuteStatement)."""

_TOKEN = re.compile(
    r"\s+|(?P<text>'(?:[^']|'')*')|(?P<quoted>\"[^\".\[\]]+\"(?!\"))|(?P<parameter>\?)"
    r"|(?P<comment>--|/\*)"
    r"|(?P<number>-?[0-9]+(?:\.[0-9]+)?)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign><<|>>|<>|<=|>=|!=|[=<>+\-*,.(){}\[\]:])",
    re.ASCII,
)
KEYWORDS = frozenset(
    {"SELECT", "FROM", "WHERE", "INSERT", "INTO", "VALUE", "UPDATE", "SET", "REMOVE", "DELETE"}
    | {"RETURNING", "ALL", "OLD", "NEW", "MODIFIED", "AND", "OR", "NOT", "IN", "BETWEEN", "IS"}
    | {"MISSING", "NULL", "ORDER", "BY", "ASC", "DESC", "TRUE", "FALSE", "EXISTS"}
)
FUNCTIONS = frozenset(
    {
        "attribute_type",
        "begins_with",
        "contains",
        "list_append",
        "set_add",
        "set_delete",
        "size",
    }
)


@dataclass(frozen=True)
class Token:
    """`kind`: text, name, keyword, function, parameter, number or sign.

    `text` is the unquoted content; a parameter's is its position among the parameters.
    """

    kind: str
    text: str


def tokenize(statement: object) -> list[Token]:
    if not isinstance(statement, str) or not 0 < len(statement) <= LONGEST:
        raise RequestUnknown("A statement is no text of a length that DynamoDB takes.")
    found: list[Token] = []
    position = parameters = 0
    while position < len(statement):
        match = _TOKEN.match(statement, position)
        if match is None:
            raise RequestUnknown(f"{statement[position]!r} has no place in a statement.")
        position = match.end()
        if match.lastgroup is None:
            continue
        if match.lastgroup == "comment" or (match.group() == "." and not _ends_step(found)):
            raise RequestUnknown(f"{match.group()!r} has no place in a statement.")
        found.append(_token(match.lastgroup, match.group(), str(parameters)))
        parameters += match.lastgroup == "parameter"
    return [_called(found, index) for index in range(len(found))]


def _token(kind: str, text: str, parameter: str) -> Token:
    if kind == "parameter":
        return Token(kind, parameter)
    if kind == "text":
        return Token(kind, text[1:-1].replace("''", "'"))
    if kind == "quoted":
        return Token("name", text[1:-1])
    if kind == "word":
        known = text.upper() in KEYWORDS
        return Token("keyword", text.upper()) if known else Token("word", text)
    return Token(kind, text)


def _ends_step(tokens: list[Token]) -> bool:
    """Whether a dot may follow: what it leads to doesn't count as an attribute's name."""
    return bool(tokens) and (tokens[-1].kind in ("word", "name") or tokens[-1].text == "]")


def _called(tokens: list[Token], index: int) -> Token:
    token = tokens[index]
    if token.kind != "word":
        return token
    if index + 1 == len(tokens) or tokens[index + 1].text != "(":
        return Token("name", token.text)
    if token.text.lower() not in FUNCTIONS:
        raise RequestUnknown(f"The model doesn't know the function {token.text}.")
    return Token("function", token.text)
