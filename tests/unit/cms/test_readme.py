"""The README of the CMS names every block of a lesson, with its fields."""

import pytest
from wagtail import blocks

from amplify.project.root import ROOT
from local.cms.courses.blocks import lesson_blocks

TEXT = " ".join((ROOT / "local" / "cms" / "README.md").read_text().split())


def described(name: str, block: blocks.Block) -> str:
    if isinstance(block, blocks.StructBlock):
        return f"`{name}` `{{{', '.join(block.child_blocks)}}}`"
    return f"`{name}` (HTML string)"


@pytest.mark.parametrize(("name", "block"), lesson_blocks())
def test_a_block_is_described(name: str, block: blocks.Block) -> None:
    assert described(name, block) in TEXT
