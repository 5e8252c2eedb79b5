"""Prose for an editor in which a list item or a quotation is one line of text."""

import re
from dataclasses import dataclass

ONE_LINE = frozenset({"li", "blockquote"})
VOID = frozenset({"br", "hr", "img"})

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z0-9]+)[^>]*>")
_SPACE_INSIDE = re.compile(
    r"(?<=<li>)\s++|(?<=<blockquote>)\s++|(?<!\s)\s++(?=</(?:li|blockquote)>)"
)


@dataclass
class _Open:
    """An element that isn't closed yet; `kept` is False for a removed paragraph."""

    name: str
    kept: bool = True
    paragraphs: int = 0


def editor_html(html: str) -> str:
    """The same prose without paragraphs directly inside list items and quotations.

    The CMS's editor would move such a paragraph out. A second one becomes a line break.
    `html` must be well formed, as a Markdown renderer's output is.
    """
    stack: list[_Open] = []

    def tag(match: re.Match[str]) -> str:
        if match["name"] in VOID:
            return match[0]
        if match["end"]:
            return match[0] if stack.pop().kept else ""
        return _opened(stack, match)

    return _SPACE_INSIDE.sub("", _TAG.sub(tag, html))


def _opened(stack: list[_Open], match: re.Match[str]) -> str:
    parent = stack[-1] if stack else _Open("")
    if match["name"] != "p" or parent.name not in ONE_LINE:
        stack.append(_Open(match["name"]))
        return match[0]
    stack.append(_Open("p", kept=False))
    parent.paragraphs += 1
    return "<br/>" if parent.paragraphs > 1 else ""
