"""A lesson's Markdown (CommonMark, no raw HTML) → its blocks.

Top-level pieces that have a block of their own become one; all prose between two of
them is one Html block. A fence is Code; a paragraph that is only an image is an Image,
its title the caption; a quotation whose last line is `— name` is a Quote; a line
`@[title](https://…)` is a Video; a table is a Table. What the site would show otherwise than it
is written is refused by its line (`prose`).
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from lectern.code_languages import CODE_LANGUAGES
from lectern.limits import TABLE_COLUMNS, TABLE_ROWS
from local.courses.model import Block, Code, Html, Image, Quote, Table, Video
from local.courses.prose import check_line, check_prose
from local.courses.source import Source

__all__ = ["Source", "parse_blocks"]

_VIDEO = re.compile(r"@\[(?P<title>[^\[\]\n]+)\]\((?P<url>[^\s()]+)\)")
_PARAGRAPH = ("paragraph_open", "paragraph_close")
_ATTRIBUTION = re.compile(r"^— *(?P<name>\S.*)$")
_MARKDOWN = MarkdownIt("commonmark", {"html": True, "typographer": True}).enable(
    ["smartquotes", "table"]
)
"""Raw HTML is parsed so that it is found, and refused."""
_RENDERER = RendererHTML()


def parse_blocks(markdown: str, source: Source) -> tuple[Block, ...]:
    blocks: list[Block] = []
    prose: list[Token] = []
    known: dict[str, Any] = {}
    tokens = _MARKDOWN.parse(markdown, known)
    for label in known.get("references", {}):
        if label.startswith("^"):
            raise source.error(None, f"[{label}] is a footnote, which a lesson can't show")
    for piece in _top_level(tokens):
        block = _block_of(piece, source)
        if block is None:
            check_prose(piece, source)
            prose.extend(piece)
            continue
        blocks.extend(_prose_block(prose))
        prose = []
        blocks.append(block)
    blocks.extend(_prose_block(prose))
    return tuple(blocks)


def _top_level(tokens: list[Token]) -> Iterator[list[Token]]:
    """Cut the stream where nesting returns to zero: one list a top-level element."""
    piece: list[Token] = []
    depth = 0
    for token in tokens:
        piece.append(token)
        depth += token.nesting
        if depth == 0:
            yield piece
            piece = []


def _block_of(piece: list[Token], source: Source) -> Block | None:
    first = piece[0]
    if first.type == "fence":
        return _code(first, source)
    if first.type == "paragraph_open":
        return _image(piece[1], source) or _video(piece[1], source)
    if first.type == "blockquote_open":
        return _quote(piece, source)
    if first.type == "table_open":
        return _table(piece, source)
    return None


def _code(fence: Token, source: Source) -> Code:
    language = fence.info.strip()
    if not language:
        raise source.error(fence, "a fence must name its language (`text` if it has none)")
    if language not in CODE_LANGUAGES:
        raise source.error(fence, f"a fence's language must be one of {', '.join(CODE_LANGUAGES)}")
    return Code(language, fence.content.removesuffix("\n"))


def _image(inline: Token, source: Source) -> Image | None:
    children = inline.children or []
    if [child.type for child in children] != ["image"]:
        return None
    image = children[0]
    name = unquote(str(image.attrs["src"]))
    alt = _RENDERER.renderInlineAsText(image.children, _MARKDOWN.options, {}).strip()
    path = source.file.parent / name
    if not path.is_file():
        raise source.error(inline, f"there is no picture {name}")
    if not alt:
        raise source.error(inline, f"{name} needs an alt text that says what it shows")
    return Image(path, alt, str(image.attrs.get("title", "")))


def _video(inline: Token, source: Source) -> Video | None:
    found = _VIDEO.fullmatch(inline.content)
    if found is None:
        return None
    if not found["url"].startswith("https://"):
        raise source.error(inline, "a video's address must begin with https://")
    return Video(found["url"], found["title"])


def _quote(piece: list[Token], source: Source) -> Quote | None:
    """One that ends in a name is plain text: what is more than text in it is refused."""
    inlines = [token for token in piece if token.type == "inline"]
    lines = [line for token in inlines for line in _lines(token)]
    found = _ATTRIBUTION.match(lines[-1]) if len(lines) > 1 else None
    if found is None:
        return None
    for token in piece:
        if token.type not in {"blockquote_open", "blockquote_close", "inline", *_PARAGRAPH}:
            raise source.error(token, "a quotation with a name holds a paragraph and the name")
    if len(inlines) > 2 or (len(inlines) == 2 and len(_lines(inlines[1])) > 1):
        raise source.error(inlines[1], "a quotation with a name is one paragraph")
    for token in inlines:
        if any(child.type not in {"text", "softbreak"} for child in token.children or []):
            raise source.error(token, "a quotation with a name is plain text, without marks")
        check_line(token, source)
    return Quote(" ".join(lines[:-1]), found["name"])


def _table(piece: list[Token], source: Source) -> Table:
    header: list[str] = []
    alignments: list[str] = []
    rows: list[list[str]] = []
    opened = piece[0]
    for token in piece:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            style = str(token.attrs.get("style", ""))
            alignments.append(style.removeprefix("text-align:"))
        elif token.type == "inline":
            check_line(token, source)
            rows[-1].append(_cell(token, opened, source, plain=len(rows) == 1))
    header, *body = rows
    if len(header) > TABLE_COLUMNS or len(body) > TABLE_ROWS:
        raise source.error(opened, f"a table has at most {TABLE_COLUMNS} by {TABLE_ROWS} cells")
    return Table(tuple(header), tuple(alignments), tuple(map(tuple, body)))


def _cell(inline: Token, table: Token, source: Source, *, plain: bool) -> str:
    children = inline.children or []
    if plain and any(child.type != "text" for child in children):
        raise source.error(table, "a table's headings are plain text, without marks")
    if plain:
        return "".join(child.content for child in children)
    return str(_RENDERER.renderInline(children, _MARKDOWN.options, {}))


def _lines(inline: Token) -> list[str]:
    """The inline's text without its marks, one string a source line."""
    breaks = {"softbreak", "hardbreak"}
    text = "".join(
        "\n" if child.type in breaks else child.content for child in inline.children or []
    )
    return text.split("\n")


def _prose_block(prose: list[Token]) -> list[Block]:
    if not prose:
        return []
    return [Html(_RENDERER.render(prose, _MARKDOWN.options, {}).strip())]
