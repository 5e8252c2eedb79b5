"""Whatever is typed reaches the CMS as one line that its search can bear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import cleaned


@pytest.mark.parametrize(
    ("raw", "query"),
    [
        ("single table", "single table"),
        ("  single\t\n table ", "single table"),
        ('"single table"', '"single table"'),
        ('"single table', "single table"),
        ('a "b c" "d', "a b c d"),
        ("a\x00b\u200bc", "a b c"),
        ("naïve 日本", "naïve 日本"),
    ],
)
def test_examples(raw: str, query: str) -> None:
    assert cleaned(raw) == query


@given(st.text(max_size=200))
def test_the_result_is_one_line_with_closed_quotation_marks_or_empty(raw: str) -> None:
    query = cleaned(raw)
    assert query.count('"') % 2 == 0
    assert query == " ".join(query.split())
    assert query.isprintable() or not query.isascii()
    assert query == "" or any(c.isalnum() for c in query)
    assert cleaned(query) == query
