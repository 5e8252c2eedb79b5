"""What prose may hold: the paragraphs, lists, quotations and marks that CMS and site keep.

All else that CommonMark knows, and what readers of other Markdowns would expect of it, is refused
by its line: shown as it is, it would say something else than its author wrote.
"""

import re

from markdown_it.token import Token

from local.courses.source import Source

LIST_DEPTH = 4
"""How deep the CMS's editor keeps a list in a list."""

_KEPT = {"paragraph", "bullet_list", "ordered_list", "list_item", "blockquote", "heading"}
_INLINE = {"text", "softbreak", "hardbreak", "code_inline", "em_open", "em_close"}
_MARKS = {"strong_open", "strong_close", "link_open", "link_close"}
_REFUSED = {
    "code_block": "write code between ``` fences",
    "fence": "code can't stand in a list or quotation: end that before it",
    "html_block": "raw HTML isn't shown: write it as `code`, or as Markdown",
    "html_inline": "raw HTML isn't shown: write it as `code`, or as Markdown",
    "table_open": "a table must not stand in a list or quotation",
    "image": "a picture must stand in a paragraph of its own",
}
_LOOKS_LIKE = (
    (re.compile(r"\[\^[^\[\]]{1,200}\]"), "a footnote, which a lesson can't show"),
    (re.compile(r"~~[^~]"), "struck through, which a lesson can't show"),
    (re.compile(r"^\[[ xX]\](?=\s|$)"), "a task, which a lesson can't show"),
    (re.compile(r"^\[!\w{1,20}\]"), "a callout, which a lesson can't show"),
)
_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)


def check_prose(piece: list[Token], source: Source) -> None:
    """Raises CourseError at the first line that would not be shown as it is written."""
    around: list[str] = []
    line: Token = piece[0]
    for before, token in zip([None, *piece], piece, strict=False):
        line = token if token.map else line
        if token.type in _REFUSED:
            raise source.error(line, _REFUSED[token.type])
        if token.type == "inline":
            check_line(token, source)
        if token.nesting == 1:
            _check_place(token, before, around, source)
            around.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            around.pop()
        elif token.type == "hr" and around:
            raise source.error(token, "a rule must not stand in a list or quotation")


def _check_place(token: Token, before: Token | None, around: list[str], source: Source) -> None:
    kind = token.type.removesuffix("_open")
    if kind not in _KEPT:
        raise source.error(token, f"a lesson can't show this ({kind})")
    if kind == "heading" and (token.tag not in {"h2", "h3"} or around):
        raise source.error(
            token, "a lesson's headings are ## and ###, outside lists and quotations"
        )
    if "blockquote" in around and kind != "paragraph":
        raise source.error(token, "a quotation holds paragraphs alone")
    if kind == "ordered_list" and token.attrs.get("start", 1) != 1:
        raise source.error(token, "a list begins at 1: the CMS's editor keeps no other number")
    if kind == "blockquote" and around:
        raise source.error(token, "a quotation must not stand in a list")
    lists = sum(one.endswith("_list") for one in around)
    if kind.endswith("_list") and lists >= LIST_DEPTH:
        raise source.error(token, f"lists stand in each other at most {LIST_DEPTH} deep")
    if kind == "paragraph" and before and before.type.endswith("_list_close") and around:
        raise source.error(token, "text must stand before the list that its item holds")


def check_line(inline: Token, source: Source) -> None:
    children = inline.children or []
    for before, child in zip([None, *children], children, strict=False):
        if child.type in _REFUSED:
            raise source.error(inline, _REFUSED[child.type])
        if child.type not in _INLINE | _MARKS:
            raise source.error(inline, f"a lesson can't show this ({child.type})")
        if child.type == "link_open":
            _check_link(child, before, inline, source)
    text = "".join(_shown(child) for child in children)
    for pattern, meaning in _LOOKS_LIKE:
        if pattern.search(text):
            raise source.error(inline, f"this looks like {meaning}")


def _shown(child: Token) -> str:
    if child.type == "text":
        return child.content
    return "\n" if child.type.endswith("break") else " "


def _check_link(link: Token, before: Token | None, inline: Token, source: Source) -> None:
    if not _LINK.match(str(link.attrs.get("href", ""))):
        raise source.error(inline, "a link must begin with https://, http:// or mailto:")
    if "title" in link.attrs:
        raise source.error(inline, "the CMS's editor keeps no title of a link")
    if before is not None and before.type == "text" and before.content.endswith("@"):
        raise source.error(inline, "a video must stand in a paragraph of its own")
