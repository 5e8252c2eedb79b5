"""What counts in a search: its words. Everything else in a query is left out.

FTS5's query syntax (https://www.sqlite.org/fts5.html, "Full-text Query Syntax") has quotes,
operators and column filters; a learner's question is none of these.
"""

import re

QUERY_CHARACTERS = 200
QUERY_WORDS = 12

_WORD = re.compile(r"[^\W_]+")


def words(query: str) -> tuple[str, ...]:
    """At most QUERY_WORDS words of letters and digits, none of them empty."""
    return tuple(_WORD.findall(query[:QUERY_CHARACTERS])[:QUERY_WORDS])
