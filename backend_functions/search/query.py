"""A learner's search query, cleaned."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from lectern import answers, api
from lectern.cms.finding import Query
from lectern.errors import BadQuery
from lectern.keys import DEFAULT_LOCALE, LOCALE_PATTERN
from lectern.limits import SEARCH_FROM, SEARCH_QUERY_CHARACTERS

_LOCALE = re.compile(LOCALE_PATTERN)

_WHOLE = re.compile(r"[0-9]{1,4}")


def from_event(event: Mapping[str, Any]) -> Query:
    """Of an API Gateway proxy event; raises BadQuery."""
    parameters = answers.parameters(event)
    locale = parameters.get(api.SEARCH_LOCALE) or DEFAULT_LOCALE
    if not _LOCALE.fullmatch(locale):
        raise BadQuery("The language isn't one.")
    raw = parameters.get(api.SEARCH_WORDS) or ""
    if not raw.strip():
        raise BadQuery("Type a word to search for.")
    if len(raw) > SEARCH_QUERY_CHARACTERS:
        raise BadQuery(f"Search for at most {SEARCH_QUERY_CHARACTERS} characters.")
    start = parameters.get(api.SEARCH_START) or "0"
    if not _WHOLE.fullmatch(start) or int(start) > SEARCH_FROM:
        raise BadQuery(f"Search shows hits from 0 to {SEARCH_FROM}.")
    return Query(cleaned(raw), locale, int(start))


def cleaned(raw: str) -> str:
    """Without control and invisible characters, and without a quotation mark that stays open.

    Some CMSs' searches fail on an unbalanced quotation mark.
    """
    visible = (" " if unicodedata.category(c).startswith("C") else c for c in raw)
    line = " ".join("".join(visible).split())
    balanced = line if line.count('"') % 2 == 0 else line.replace('"', " ")
    words = " ".join(balanced.split())
    return words if any(c.isalnum() for c in words) else ""
