"""Splits a DynamoDB expression into tokens, and refuses any character it doesn't know.

DynamoDB Developer Guide, "Expressions in DynamoDB": names begin with a letter and go on with
letters, digits and `_`; `#name` and `:value` are placeholders. DynamoDB itself is the judge of
the grammar; here a text must only be split as DynamoDB would split it, so everything unusual
is refused: also `#a-b`, which might be one placeholder, and a dot that follows no name.
"""

import re
from dataclasses import dataclass

from access.iam.errors import RequestUnknown

LONGEST = 4096
"""Bytes of an expression (DynamoDB quotas, "Expression parameters")."""

_TOKEN = re.compile(
    r"\s+|(?:(?P<alias>\#[A-Za-z0-9_]++)|(?P<value>:[A-Za-z0-9_]++)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*+))(?!-[A-Za-z0-9_])"
    r"|(?P<number>[0-9]+)|(?P<sign><>|<=|>=|[=<>+\-,.()\[\]])",
    re.ASCII,
)
KEYWORDS = frozenset({"AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE"})
FUNCTIONS = frozenset(
    {
        "attribute_exists",
        "attribute_not_exists",
        "attribute_type",
        "begins_with",
        "contains",
        "size",
        "if_not_exists",
        "list_append",
    }
)


@dataclass(frozen=True)
class Token:
    """`kind`: alias, value, number, name, keyword, function or sign."""

    kind: str
    text: str


def tokenize(expression: str) -> list[Token]:
    if not expression.strip() or len(expression.encode()) > LONGEST:
        raise RequestUnknown("An expression is empty or longer than DynamoDB takes.")
    found: list[Token] = []
    position = 0
    while position < len(expression):
        match = _TOKEN.match(expression, position)
        if match is None:
            raise RequestUnknown(f"{expression[position]!r} has no place in an expression.")
        if match.lastgroup is not None:
            found.append(Token(match.lastgroup, match.group()))
        position = match.end()
    classified = [_classified(found, index) for index in range(len(found))]
    if any(
        token.text == "." and not _ends_step(classified[index - 1 : index])
        for index, token in enumerate(classified)
    ):
        raise RequestUnknown("A dot follows no attribute's name.")
    return classified


def _ends_step(tokens: list[Token]) -> bool:
    """Whether a dot may follow: what it leads to doesn't count as a top-level name."""
    return bool(tokens) and (tokens[-1].kind in ("name", "alias") or tokens[-1].text == "]")


def _classified(tokens: list[Token], index: int) -> Token:
    """Tells keywords and functions from attribute names by their place."""
    token = tokens[index]
    if token.kind != "name" or (index > 0 and tokens[index - 1].text == "."):
        return token
    if token.text.upper() in KEYWORDS:
        return Token("keyword", token.text.upper())
    called = index + 1 < len(tokens) and tokens[index + 1].text == "("
    if not called:
        return token
    if token.text not in FUNCTIONS:
        raise RequestUnknown(f"The model doesn't know the function {token.text}.")
    return Token("function", token.text)
