"""What the admin offers in rich text reaches the learner's page: each feature of each field."""

from collections.abc import Iterator

import pytest
from wagtail import blocks

from lectern.sanitise import clean_html
from local.cms.courses.blocks import lesson_blocks
from local.cms.courses.models import Course
from tests.unit.cms.editor import Editor, events

SAMPLES = {
    "h2": "<h2>x</h2>",
    "h3": "<h3>x</h3>",
    "bold": "<p><b>x</b></p>",
    "italic": "<p><i>x</i></p>",
    "code": "<p><code>x</code></p>",
    "ol": "<ol><li>x</li></ol>",
    "ul": "<ul><li>x</li></ul>",
    "hr": "<hr/>",
    "blockquote": "<blockquote>x</blockquote>",
    "link": '<p><a href="https://example.org/x">x</a></p>',
}
"""What each feature writes. A feature that is offered and isn't here fails the first test."""

LINKS = ["https://example.org/x", "http://example.org/", "mailto:a@example.org", "tel:+431", "#a"]
"""What the link chooser offers beside pages (Wagtail, `wagtail/admin/forms/choosers.py`)."""


def _rich(block: blocks.Block) -> Iterator[blocks.RichTextBlock]:
    if isinstance(block, blocks.RichTextBlock):
        yield block
    elif isinstance(block, blocks.ListBlock):
        yield from _rich(block.child_block)
    elif isinstance(block, blocks.StructBlock):
        for child in block.child_blocks.values():
            yield from _rich(child)


def _offered() -> set[str]:
    return {name for _, block in lesson_blocks() for rich in _rich(block) for name in rich.features}


def _shown(editor: Editor, course: Course, html: str) -> str:
    editor.lesson(course, "Told", body=[{"type": "text", "value": html}], publish=True)
    return clean_html(events()[-1]["data"]["body"][0]["html"])


def test_every_field_says_which_features_it_offers_and_each_is_known() -> None:
    assert _offered() <= SAMPLES.keys()


@pytest.mark.parametrize("feature", sorted(_offered()))
def test_a_feature_arrives(editor: Editor, course: Course, feature: str) -> None:
    sample = SAMPLES[feature].replace("/>", ">")
    shown = _shown(editor, course, SAMPLES[feature])
    assert shown.replace(' rel="noopener noreferrer"', "") == sample


@pytest.mark.parametrize("address", LINKS)
def test_a_link_arrives(editor: Editor, course: Course, address: str) -> None:
    assert f'href="{address}"' in _shown(editor, course, f'<p><a href="{address}">x</a></p>')


def test_a_list_in_a_list_doesnt_begin_the_numbers_again(editor: Editor, course: Course) -> None:
    cut = "<ol><li>a<ul><li>b</li></ul></li></ol><ol><li>c</li></ol>"
    assert _shown(editor, course, cut) == "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"
