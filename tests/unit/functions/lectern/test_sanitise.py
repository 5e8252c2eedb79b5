"""Nothing an editor, or who took over the CMS, writes can act in a reader's browser."""

from typing import Any

import pytest

from lectern.content import Lesson, Table
from lectern.errors import MalformedBody
from lectern.limits import HTML_DEPTH
from lectern.sanitise import clean_html
from tests.unit.functions.sanitising import cleaned


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src='https://example.org'></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='JaVa&#9;script:alert(1)'>x</a>",
        "<a href='data:text/html,<script>'>x</a>",
        "<p onclick=alert(1)>x</p>",
        "<p style='position:fixed'>x</p>",
        "<style>*{display:none}</style>",
        "<form action=/steal><input></form>",
        "<math><mtext><mglyph><style><img src=x onerror=alert(1)>",
        "<p id=config class=x>x</p>",
    ],
)
def test_what_could_act_is_gone(html: str) -> None:
    result = clean_html(html).lower()
    for active in ("script", "onerror", "onclick", "style", "iframe", "javascript", "data:"):
        assert f"<{active}" not in result
        assert f"{active}=" not in result
        assert f'href="{active}' not in result
    assert not any(tag in result for tag in ("<img", "<svg", "<form", "<input", " id=", " class="))


def test_a_scripts_text_is_not_shown_either() -> None:
    assert clean_html("<p>a</p><script>alert(1)</script>") == "<p>a</p>"


def test_what_a_lesson_is_written_in_stays() -> None:
    html = (
        "<h2>T</h2><p>a <b>b</b> <i>c</i> <code>d</code></p>"
        "<ul><li>e</li></ul><blockquote>f</blockquote>"
    )
    assert clean_html(html) == html


def test_links_are_kept_from_reaching_back() -> None:
    assert clean_html('<a href="https://example.org">x</a>') == (
        '<a href="https://example.org" rel="noopener noreferrer">x</a>'
    )


@pytest.mark.parametrize(
    "piece",
    [
        "<b title=x>",
        "<p><i>",
        "<p><a href=https://example.org/>x</p><p>y",
        "<a href=https://example.org/>",
        "<li><b>x",
        "<h2><code>",
        "</b>",
        "<",
        "<!--",
        "<a b='",
        "<a b",
        "<script>",
        "&",
    ],
)
def test_no_markup_grows_faster_than_it_is_long(piece: str) -> None:
    """Twice as much may become twice as much, but for what is refused as nested too deep."""

    def size(times: int) -> int:
        try:
            return len(clean_html(piece * times))
        except MalformedBody:
            return 0

    assert size(2000) <= 2 * size(1000) + 1000
    assert size(2000) <= 20 * len(piece) * 2000


def test_unclosed_formatting_is_not_opened_again_in_every_paragraph() -> None:
    href = "https://example.org/" + "x" * 10_000
    made = clean_html(f'<p><a href="{href}">x</p>' + "<p>y</p>" * 1000)
    assert made.count("<a") == 1
    assert len(made) < 30_000


def test_elements_stand_in_each_other_to_a_bound() -> None:
    assert clean_html("<blockquote>" * HTML_DEPTH + "x").count("</") == HTML_DEPTH
    with pytest.raises(MalformedBody):
        clean_html("<blockquote>" * (HTML_DEPTH + 1))


def test_what_is_written_carelessly_keeps_its_words_and_order() -> None:
    assert clean_html("<ul><li>a<li>b<ul><li>c</ul></ul><p>d<p>e &amp; 1 < 2 > 0") == (
        "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p><p>e &amp; 1 &lt; 2 &gt; 0</p>"
    )


def test_a_list_keeps_where_it_starts() -> None:
    assert clean_html('<ol start="5"><li>a</li></ol>') == '<ol start="5"><li>a</li></ol>'


TABLE = {"type": "table", "caption": "C", "header": ["A", "B"], "alignments": ["", "right"]}


def test_a_tables_cells_hold_a_line_of_text_each() -> None:
    hostile = "<p onclick=x>1</p><img src=x onerror=y><a href=javascript:z>2</a>"
    rows = [["<code>cp</code>", hostile]]
    content = cleaned(body=[TABLE | {"rows": rows}])
    assert isinstance(content, Lesson)
    assert content.blocks == (
        Table(
            "C",
            ("A", "B"),
            ("", "right"),
            (("<code>cp</code>", '1<a rel="noopener noreferrer">2</a>'),),
        ),
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": [["only one"]]},
        {"rows": [["a", "b", "c"]]},
        {"rows": "a"},
        {"rows": [["a", 1]]},
        {"header": []},
        {"alignments": ["left"]},
        {"alignments": ["left", "middle"]},
        {"rows": [["a", "b"]] * 501},
        {"rows": [["a", "b" * 5001]]},
    ],
)
def test_a_table_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(MalformedBody):
        cleaned(body=[TABLE | {"rows": []} | wrong])


def test_a_table_in_a_text_is_refused_and_not_flattened() -> None:
    with pytest.raises(MalformedBody):
        clean_html("<p>a</p><table><tr><td>b</td></tr></table>")


@pytest.mark.parametrize(
    "address", ["#install", "mailto:x@example.org", "tel:+4912345", "/catalogue"]
)
def test_every_kind_of_link_that_an_editor_is_offered_arrives(address: str) -> None:
    assert f'href="{address}"' in clean_html(f'<p><a href="{address}">there</a></p>')
