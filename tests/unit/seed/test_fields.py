"""From a course's source to what the CMS's API takes."""

import pytest

from local.courses.model import Course, Lesson, Picture, Table
from local.seed.fields import course_fields, lesson_fields
from local.seed.prose import editor_html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<ul>\n<li>\n<p>one</p>\n</li>\n</ul>", "<ul>\n<li>one</li>\n</ul>"),
        ("<blockquote>\n<p>said</p>\n</blockquote>", "<blockquote>said</blockquote>"),
        (
            "<ol><li><p>outer</p>\n<ul><li>inner</li></ul></li></ol>",
            "<ol><li>outer\n<ul><li>inner</li></ul></li></ol>",
        ),
        ("<li><p>a</p>\n<p>b<br/>c</p></li>", "<li>a\n<br/>b<br/>c</li>"),
        ("<p>plain</p><ul><li>tight</li></ul>", "<p>plain</p><ul><li>tight</li></ul>"),
    ],
)
def test_items_and_quotations_hold_no_paragraph(html: str, kept: str) -> None:
    assert editor_html(html) == kept


def test_a_cover_goes_with_its_description(tmp_path) -> None:  # type: ignore[no-untyped-def]
    cover = Picture(tmp_path / "cover.png", "A lectern")
    course = Course("s", "T", "S", "beginner", ("a",), cover, ())
    fields = course_fields(course, lambda _file, _shows: 7)
    assert (fields["cover_id"], fields["cover_alt"]) == (7, "A lectern")


def test_a_table_goes_as_the_editor_keeps_it() -> None:
    table = Table(("A", "n"), ("", "right"), (("<code>cp</code>", "1"),))
    lesson = Lesson("s", "T", "S", 3, "beginner", (), None, (table,))
    assert lesson_fields(lesson, lambda _file, _shows: 7)["body"] == [
        {
            "type": "table",
            "value": {
                "columns": [
                    {"heading": "A", "alignment": ""},
                    {"heading": "n", "alignment": "right"},
                ],
                "rows": [["<p><code>cp</code></p>", "<p>1</p>"]],
                "caption": "",
            },
        }
    ]
