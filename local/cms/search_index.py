"""Wagtail's SQLite search, made safe for any query; it also finds beginnings of words.

Wagtail's own answers an unbalanced quotation mark with a database error.
"""

from typing import Any

from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import MatchAll, Not, Phrase, PlainText
from modelsearch.utils import get_content_type_pk

from local.cms.search_words import index_text, words

NOTHING = Not(MatchAll())


def only_words(query: Any) -> Any:
    """Reduces the text in a query to its words; a text without words finds nothing."""
    if isinstance(query, str):
        query = PlainText(query)
    if not isinstance(query, PlainText | Phrase):
        return query
    found = words(query.query_string)
    if not found:
        return NOTHING
    text = " ".join(found)
    return Phrase(text) if isinstance(query, Phrase) else PlainText(text, operator=query.operator)


class WordsCompiler(SQLiteSearchQueryCompiler):
    """Every word of the query is a prefix: `index` finds `indexes`."""

    def __init__(self, queryset: Any, query: Any, **options: Any) -> None:
        super().__init__(queryset, only_words(query), **options)

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        if not isinstance(query, PlainText):
            return super().build_search_query_content(query, config=config)
        first, *rest = (Lexeme(word, prefix=True) for word in query.query_string.split())
        combined = first
        for lexeme in rest:
            combined = combined | lexeme if query.operator.upper() == "OR" else combined & lexeme
        return SearchQueryExpression(combined, config=config)


class AutocompleteWordsCompiler(SQLiteAutocompleteQueryCompiler):
    def __init__(self, queryset: Any, query: Any, **options: Any) -> None:
        super().__init__(queryset, only_words(query), **options)


class WordsIndex(SQLiteIndex):
    """Holds texts as `search_words` writes them, so that a query finds what is equal there."""

    def add_items(self, model: Any, objs: Any) -> None:
        super().add_items(model, objs)
        ids = [str(one.pk) for one in objs]
        kind = get_content_type_pk(model)
        for entry in self.entries.filter(content_type_id=kind, object_id__in=ids):
            self.entries.filter(pk=entry.pk).update(
                title=index_text(entry.title),
                autocomplete=index_text(entry.autocomplete),
                body=index_text(entry.body),
            )


class SearchBackend(SQLiteSearchBackend):
    index_class = WordsIndex
    query_compiler_class = WordsCompiler
    autocomplete_query_compiler_class = AutocompleteWordsCompiler
