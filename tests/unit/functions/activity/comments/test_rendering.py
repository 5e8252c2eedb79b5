"""Markdown becomes HTML that can do nothing but be read, whatever stood in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity.comments.rendering import rendered
from activity.comments.words import holds, listed
from lectern.allowed_html import COMMENT_TAGS, LINK_REL
from lectern.errors import MalformedBody

TAG = re.compile(r"</?([a-z0-9]+)([^>]*)>")
LINK = re.compile(r' href="(https?:|mailto:)[^"<>]*" rel="noopener noreferrer"')


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("```python\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"),
        ("# A\n\n## B\n\n###### C", "<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("a  \nb", "<p>a<br>\nb</p>"),
        (
            "[a](https://example.org 't')",
            f'<p><a href="https://example.org" rel="{LINK_REL}">a</a></p>',
        ),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
        ("[a](javascript:alert)", "<p>[a](javascript:alert)</p>"),
        ("[a](tel:123)", f'<p><a rel="{LINK_REL}">a</a></p>'),
        ("[a](/profile)", f'<p><a rel="{LINK_REL}">a</a></p>'),
        ("[a](//example.org)", f'<p><a rel="{LINK_REL}">a</a></p>'),
        ("[a]: https://example.org\n\n[a] [a]", "<p>[a]: https://example.org</p>\n<p>[a] [a]</p>"),
    ],
)
def test_what_becomes_of_a_text(text: str, html: str) -> None:
    assert rendered(text) == html


def test_a_picture_is_none() -> None:
    assert "<img" not in rendered("![a](https://example.org/a.png)")


SIGNS = [*"<>&\"'a \n[)*_`#\t\\", "](", "~~", "> ", "- ", "1. ", "![", "\u202e", "<!--", "```"]
MARKUP = ["<script>", "</p>", "<img src=x onerror=y>", "javascript:", "data:", "&#106;avascript:"]
PIECES = st.sampled_from([*SIGNS, *MARKUP, "https://a.example", "<https://a.example>", ' "t"'])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_but_the_listed_tags_ever_comes_out(text: str) -> None:
    try:
        html = rendered(text)
    except MalformedBody:
        return
    for name, rest in TAG.findall(html):
        assert name in COMMENT_TAGS
        allowed = (
            rest in {"", f' rel="{LINK_REL}"'}
            or (name == "a" and LINK.fullmatch(rest))
            or (name == "ol" and re.fullmatch(r' start="\d+"', rest))
        )
        assert allowed, rest
    assert "<" not in TAG.sub("", html)


@pytest.mark.parametrize("text", ["> " * 500 + "a", "- " * 500 + "a", "*a " * 600, "[" * 1000])
def test_deep_nests_are_cut_or_refused_and_never_grow(text: str) -> None:
    try:
        html = rendered(text)
    except MalformedBody:
        return
    assert len(html) < 20 * len(text)


def test_a_word_is_found_as_a_word() -> None:
    words = listed(" Spam , two  words,,\u00c9t\u00e9")
    assert words == ("spam", "two words", "ete")
    assert holds("some SPAM!", words)
    assert holds("TWO\nwords", words)
    assert holds("l'e\u0301te\u0301", words)
    assert not holds("spammer", words)
    assert not holds("anything", listed(""))
