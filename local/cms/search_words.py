"""Splits text into words, for the index and for queries; spelling variants become equal.

Letters lose case, width and Latin accents (`Straße` is `strasse`). Chinese, Japanese and Korean
are written without spaces: each run becomes its pairs of characters, so that search finds any part
of two characters. `C#` and `C++` are words. No FTS5 query syntax (https://www.sqlite.org/fts5.html,
"Full-text Query Syntax") reaches SQLite: a learner's query has no operators.
"""

import re
import unicodedata
from collections.abc import Iterator

QUERY_CHARACTERS = 200
QUERY_WORDS = 12
QUERY_TOKENS = 40

# Kana, unified Han with its extensions, Hangul.
_CJK = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_CJK += "\U00020000-\U0003ffff"
_PIECE = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_NAMED_SIGNS = (
    (re.compile(r"(?<=[a-z])#(?!\w)"), "sharp"),
    (re.compile(r"(?<=[a-z])\+\+"), "plusplus"),
)
_FILLERS = """
    a an and are as at be by for from how in is it of on or that the this to what with
    das der die ein eine im ist mit und von wie zu
"""
_UNTELLING = frozenset(_FILLERS.split())


def folded(text: str) -> str:
    """The text in lower case, without width and accents."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", plain))
    plain = unicodedata.normalize("NFKC", bare)
    for sign, name in _NAMED_SIGNS:
        plain = sign.sub(name, plain)
    return plain


def index_text(text: str) -> str:
    """The text as the index stores it. The last character of a run is also stored alone."""
    return " ".join(
        token
        for piece in _PIECE.findall(folded(text))
        for token in (*_pairs(piece), *(piece[-1:] if _is_cjk(piece) and len(piece) > 1 else ()))
    )


def words(query: str) -> tuple[str, ...]:
    """At most QUERY_TOKENS words to look for, none empty; of fillers alone, the fillers."""
    found = _PIECE.findall(folded(query[:QUERY_CHARACTERS]))
    telling = [piece for piece in found if piece not in _UNTELLING] or found
    tokens = [token for piece in telling[:QUERY_WORDS] for token in _pairs(piece)]
    return tuple(dict.fromkeys(tokens[:QUERY_TOKENS]))


def _is_cjk(piece: str) -> bool:
    return re.match(f"[{_CJK}]", piece) is not None


def _pairs(piece: str) -> Iterator[str]:
    if not _is_cjk(piece) or len(piece) < 3:
        yield piece
        return
    yield from (piece[at : at + 2] for at in range(len(piece) - 1))
