"""Each piece of Markdown becomes the block that the site knows how to show."""

from pathlib import Path

import pytest

from local.courses.blocks import Source, parse_blocks
from local.courses.model import Block, Code, CourseError, Html, Image, Quote, Video


def blocks(markdown: str, folder: Path = Path()) -> tuple[Block, ...]:
    return parse_blocks(markdown, Source(folder / "01-a.md", offset=5))


def test_prose_between_two_other_blocks_is_one_html_block() -> None:
    assert blocks("## One\n\nTwo *three*.\n\n- four\n\n```sh\nls\n```\n\nfive") == (
        Html("<h2>One</h2>\n<p>Two <em>three</em>.</p>\n<ul>\n<li>four</li>\n</ul>"),
        Code("sh", "ls"),
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
    assert blocks("> Measure\n> *twice*.\n>\n> — A carpenter") == (
        Quote("Measure twice.", "A carpenter"),
    )


def test_a_quotation_without_a_name_stays_prose() -> None:
    assert blocks("> An aside.") == (Html("<blockquote>\n<p>An aside.</p>\n</blockquote>"),)


def test_a_line_with_an_at_sign_before_a_link_is_a_video() -> None:
    assert blocks("@[A talk](https://video.example/1)") == (
        Video("https://video.example/1", "A talk"),
    )


def test_raw_html_is_shown_as_text() -> None:
    assert blocks("<script>alert(1)</script>") == (
        Html("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
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
    ],
)
def test_a_mistake_names_the_line_of_the_file(markdown: str, line: int, problem: str) -> None:
    with pytest.raises(CourseError) as caught:
        blocks(markdown)
    assert caught.value.line == line
    assert problem in caught.value.problem


def test_an_image_without_alt_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(CourseError, match="alt text"):
        blocks("![](a.png)", tmp_path)
