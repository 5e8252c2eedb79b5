"""HTML is made plain before it is parsed: what is broken ends, and costs nothing."""

import pytest

from lectern.allowed_html import balanced
from lectern.errors import MalformedBody

BROKEN = {
    "a <!-- note --> b": "a  b",
    "a <!-- no end": "a ",
    "a <!doctype html> b": "a  b",
    "a <?php echo 1 ?> b": "a  b",
    "a <! no end": "a ",
    "1 < 2": "1 &lt; 2",
    '<a href="/x" title="no end': '<a href="/x" title=""></a>',
    '<a ="x">b</a>': "<a>b</a>",
    "<p>a<p>b": "<p>a</p><p>b</p>",
    "<b>a": "<b>a</b>",
    "</b>a": "a",
}


@pytest.mark.parametrize("html", BROKEN)
def test_what_is_broken_is_text_or_nothing(html: str) -> None:
    assert balanced(html) == BROKEN[html]


@pytest.mark.parametrize("tag", ["table", "tr", "td"])
def test_a_table_within_a_text_is_refused(tag: str) -> None:
    with pytest.raises(MalformedBody, match="a block of its own"):
        balanced(f"<p>a</p><{tag}>b</{tag}>")
