"""Each piece of Markdown becomes the block that the site knows how to show."""

from pathlib import Path

import pytest

from local.courses.blocks import Source, parse_blocks
from local.courses.model import Block, Code, CourseError, Html, Image, Quote, Table, Video


def blocks(markdown: str, folder: Path = Path()) -> tuple[Block, ...]:
    return parse_blocks(markdown, Source(folder / "01-a.md", offset=5))


def test_prose_between_two_other_blocks_is_one_html_block() -> None:
    assert blocks("## One\n\nTwo *three*.\n\n- four\n\n```bash\nls\n```\n\nfive") == (
        Html("<h2>One</h2>\n<p>Two <em>three</em>.</p>\n<ul>\n<li>four</li>\n</ul>"),
        Code("bash", "ls"),
        Html("<p>five</p>"),
    )


def test_code_keeps_its_text_exactly_but_for_the_last_newline() -> None:
    listing = 'if a < b:\n\n    print("&")'
    assert blocks(f"```python\n{listing}\n```") == (Code("python", listing),)


def test_a_paragraph_that_is_only_an_image_is_an_image_with_its_title_as_caption(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.png").touch()
    assert blocks('![A map](a.png "Seen from above")\n\n![A map](a.png)', tmp_path) == (
        Image(tmp_path / "a.png", "A map", "Seen from above"),
        Image(tmp_path / "a.png", "A map", ""),
    )


def test_a_quotation_that_ends_in_a_name_is_a_quote_in_plain_text() -> None:
    assert blocks("> Measure\n> twice.\n>\n> — A carpenter") == (
        Quote("Measure twice.", "A carpenter"),
    )


def test_a_quotation_without_a_name_stays_prose() -> None:
    assert blocks("> An aside.") == (Html("<blockquote>\n<p>An aside.</p>\n</blockquote>"),)


def test_a_line_with_an_at_sign_before_a_link_is_a_video() -> None:
    assert blocks("@[A talk](https://video.example/1)") == (
        Video("https://video.example/1", "A talk"),
    )


@pytest.mark.parametrize(
    ("markdown", "line", "problem"),
    [
        ("ok\n\n# Title", 8, "headings are ## and ###"),
        ("ok\n\n```\nls\n```", 8, "name its language"),
        ("ok\n\n    ls", 8, "fences"),
        ("![Gone](gone.png)", 6, "no picture gone.png"),
        ("words ![A map](a.png)", 6, "a paragraph of its own"),
        ("@[A talk](http://video.example/1)", 6, "https://"),
        ("see @[A talk](https://video.example/1)", 6, "a paragraph of its own"),
        ("# Title", 6, "headings"),
        ("Title\n=====", 6, "headings"),
        ("ok\n\n#### Four", 8, "headings"),
        ("- ## In a list", 6, "outside lists"),
        ("1. one\n2. two\n\n   ```python\n   x = 1\n   ```", 9, "code can't stand in a list"),
        ("> ```text\n> x\n> ```", 6, "code can't stand"),
        ("- a\n\n      code", 8, "fences"),
        ("- a\n\n  | b |\n  | - |\n  | c |", 8, "table must not"),
        ("> - a", 6, "paragraphs alone"),
        ("ok\n\n5. five\n6. six", 8, "begins at 1"),
        ('[a](https://example.org "T")', 6, "no title"),
        ("- > a", 6, "must not stand in a list"),
        ("- a\n\n  ---\n", 8, "a rule must not"),
        ("- a\n  - b\n\n  c", 9, "before the list"),
        ("- a\n  - b\n    - c\n      - d\n        - e", 10, "4 deep"),
        ("<div>x</div>", 6, "raw HTML"),
        ("ok\n\na <br> b", 8, "raw HTML"),
        ("ok\n\n<!-- hidden -->", 8, "raw HTML"),
        ("A note[^1].\n\n[^1]: What it says, at length.", 6, "footnote"),
        ("A note[^1].\n\n[^1]: https://example.org", 6, "footnote"),
        ("ok\n\n- [ ] to do", 8, "task"),
        ("- [x] done", 6, "task"),
        ("~~gone~~", 6, "struck"),
        ("> [!NOTE]\n> Mind this.", 6, "callout"),
        ("[a](other.md)", 6, "must begin with"),
        ("[a](#there)", 6, "must begin with"),
        ("```python title=x\n1\n```", 6, "one of"),
        ("```brainfuck\n1\n```", 6, "one of"),
        ("> Measure *twice*.\n>\n> — A carpenter", 6, "without marks"),
        ("> One.\n>\n> Two.\n>\n> — A carpenter", 8, "one paragraph"),
        ("> - One.\n>\n> — A carpenter", 6, "a paragraph and the name"),
        ("| **a** | b |\n| --- | --- |\n| c | d |", 6, "headings are plain"),
        ("| a | b |\n| --- | --- |\n| c | <br> |", 8, "raw HTML"),
    ],
)
def test_a_mistake_names_the_line_of_the_file(markdown: str, line: int, problem: str) -> None:
    with pytest.raises(CourseError) as caught:
        blocks(markdown)
    assert caught.value.line == line
    assert problem in caught.value.problem


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a\\\nb", "<p>a<br />\nb</p>"),
        ("Two\n---", "<h2>Two</h2>"),
        ("***", "<hr />"),
        ("<https://example.org>", '<p><a href="https://example.org">https://example.org</a></p>'),
        ("[a]\n\n[a]: https://example.org", '<p><a href="https://example.org">a</a></p>'),
        ("`<br>` &amp; 1 < 2", "<p><code>&lt;br&gt;</code> &amp; 1 &lt; 2</p>"),
        ("1. a\n   - b", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>"),
    ],
)
def test_what_a_lesson_can_show_stays_as_it_is_written(markdown: str, html: str) -> None:
    assert blocks(markdown) == (Html(html),)


def test_a_table_is_a_block_with_its_alignments_and_the_marks_in_its_cells() -> None:
    assert blocks(
        "Intro.\n\n| Action | Files |\n| --- | --: |\n| Copy | `cp` |\n| **Move** | |"
    ) == (
        Html("<p>Intro.</p>"),
        Table(
            ("Action", "Files"),
            ("", "right"),
            (("Copy", "<code>cp</code>"), ("<strong>Move</strong>", "")),
        ),
    )


def test_an_image_without_alt_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(CourseError, match="alt text"):
        blocks("![](a.png)", tmp_path)
