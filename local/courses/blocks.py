"""A lesson's Markdown (CommonMark, no raw HTML) → its blocks.

Top-level pieces that have a block of their own become one; all prose between two of
them is one Html block. A fence is Code; a paragraph that is only an image is an Image,
its title the caption; a quotation whose last line is `— name` is a Quote; a line
`@[title](https://…)` is a Video.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from local.courses.model import Block, Code, CourseError, Html, Image, Quote, Video

_VIDEO = re.compile(r"@\[(?P<title>.+)\]\((?P<url>\S+)\)")
_ATTRIBUTION = re.compile(r"^— *(?P<name>\S.*)$")
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")


@dataclass(frozen=True)
class Source:
    """Where a piece of Markdown stands: its file, and the file's line before its first."""

    file: Path
    offset: int

    def error(self, token: Token, problem: str) -> CourseError:
        line = token.map[0] + 1 if token.map else 1
        return CourseError(self.file, self.offset + line, problem)


def parse_blocks(markdown: str, source: Source) -> tuple[Block, ...]:
    blocks: list[Block] = []
    prose: list[Token] = []
    for piece in _top_level(_MARKDOWN.parse(markdown)):
        block = _block_of(piece, source)
        if block is None:
            _check_prose(piece, source)
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
        return _quote(piece)
    return None


def _code(fence: Token, source: Source) -> Code:
    language = fence.info.strip()
    if not language:
        raise source.error(fence, "a fence must name its language (`text` if it has none)")
    return Code(language, fence.content.rstrip("\n"))


def _image(inline: Token, source: Source) -> Image | None:
    children = inline.children or []
    if [child.type for child in children] != ["image"]:
        return None
    image = children[0]
    name = str(image.attrs["src"])
    path, alt = source.file.parent / name, image.content.strip()
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


def _quote(piece: list[Token]) -> Quote | None:
    lines = [line for token in piece if token.type == "inline" for line in _lines(token)]
    found = _ATTRIBUTION.match(lines[-1]) if len(lines) > 1 else None
    return Quote(" ".join(lines[:-1]), found["name"]) if found else None


def _lines(inline: Token) -> list[str]:
    """The inline's text without its marks, one string a source line."""
    breaks = {"softbreak", "hardbreak"}
    text = "".join(
        "\n" if child.type in breaks else child.content for child in inline.children or []
    )
    return text.split("\n")


def _check_prose(piece: list[Token], source: Source) -> None:
    for token in piece:
        if token.type == "heading_open" and token.tag not in {"h2", "h3"}:
            raise source.error(token, "a lesson's headings are ## and ###")
        if token.type == "code_block":
            raise source.error(token, "write code between ``` fences")
        if any(child.type == "image" for child in token.children or []):
            raise source.error(token, "a picture must stand in a paragraph of its own")


def _prose_block(prose: list[Token]) -> list[Block]:
    if not prose:
        return []
    return [Html(_MARKDOWN.renderer.render(prose, _MARKDOWN.options, {}).strip())]
