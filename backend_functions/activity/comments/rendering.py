"""A comment's Markdown as harmless HTML: CommonMark without HTML, pictures and references.

References are left out because they multiply: 2,000 characters could become a third of a million.
The renderer is imported at the first comment: it takes longer than all else of this function.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lectern.sanitise import clean_comment

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

HIGHEST_HEADING = 4
"""The page has its title, the lesson's headings and the author's line above."""
NESTING = 12
"""Of blocks, and of marks within one: together they stay below what a page's HTML may nest."""


@lru_cache(maxsize=64)
def rendered(text: str) -> str:
    """Raises MalformedBody for what can't be shown. Who lost a race asks again."""
    tokens = _markdown().parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + HIGHEST_HEADING - 1)}"
    return clean_comment(_markdown().renderer.render(tokens, _markdown().options, {})).strip()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415

    made = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING})
    made.enable("strikethrough")
    made.disable(["image", "reference", "html_block", "html_inline"])
    return made
