"""Makes content harmless before it is stored: neither the CMS nor a learner is ever trusted.

HTML is made plain (`markup`) and keeps an allow-list of tags and attributes (nh3, which is
ammonia: it parses as browsers do). Links lead where ADDRESS_PATTERN says, and get LINK_REL.
Pictures are shown only from the CMS's own media origin; videos may stand at any http(s) address.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import nh3

from lectern.allowed_html import (
    ADDRESS_ATTRIBUTES,
    ADDRESS_PATTERN,
    ATTRIBUTES,
    BLANKS,
    COMMENT_ATTRIBUTES,
    COMMENT_SCHEMES,
    COMMENT_TAGS,
    INLINE_TAGS,
    LINK_REL,
    LINK_SCHEMES,
    TAGS,
    VALUE_PATTERN,
    balanced,
)
from lectern.content import Block, Course, Html, Image, Lesson, Table, Video

_ADDRESS = re.compile(ADDRESS_PATTERN, re.ASCII | re.IGNORECASE)
_VALUE = re.compile(VALUE_PATTERN)


def clean_html(html: str, tags: set[str] = TAGS) -> str:
    """Raises MalformedBody for what is no text (`markup`)."""
    return _kept(html, tags, ATTRIBUTES, _value, LINK_SCHEMES)


def clean_comment(html: str) -> str:
    """What a learner wrote: no pictures, no headings as large as the page's own, no class, no
    address but of COMMENT_SCHEMES. Raises MalformedBody for what nests too deep."""
    return _kept(html, COMMENT_TAGS, COMMENT_ATTRIBUTES, _comment_value, COMMENT_SCHEMES)


def _kept(
    html: str,
    tags: set[str],
    attributes: dict[str, set[str]],
    value: Callable[[str, str, str], str | None],
    schemes: set[str],
) -> str:
    return nh3.clean(
        balanced(html, tags),
        tags=tags,
        attributes=attributes,
        attribute_filter=value,
        url_schemes=schemes,
        link_rel=LINK_REL,
        strip_comments=True,
    )


def _comment_value(tag: str, name: str, value: str) -> str | None:
    """nh3 itself allows `title` and `lang` of every element, and asks of the `rel` that it sets."""
    mine = name == "rel" or name in COMMENT_ATTRIBUTES.get(tag, ())
    kept = _value(tag, name, value) if mine else None
    if kept is None or name not in ADDRESS_ATTRIBUTES:
        return kept
    scheme = kept.partition(":")[0].lower()
    return kept if scheme in COMMENT_SCHEMES else None


def _value(_tag: str, name: str, value: str) -> str | None:
    """What stays of an attribute; nh3 asks when it has decoded the value."""
    if not _VALUE.fullmatch(value):
        return None
    if name not in ADDRESS_ATTRIBUTES:
        return value
    address = value.strip(BLANKS)
    return address if _ADDRESS.fullmatch(address) else None


def clean(content: Course | Lesson, media_origin: str) -> Course | Lesson:
    """The same content, without what could act in a reader's browser.

    A picture or video whose address is refused is left out; the rest of the entry stays.
    """
    cover = content.entry.cover and _clean_image(content.entry.cover, media_origin)
    entry = replace(content.entry, cover=cover)
    if isinstance(content, Course):
        return replace(content, entry=entry)
    cleaned = (_clean_block(block, media_origin) for block in content.blocks)
    return replace(content, entry=entry, blocks=tuple(one for one in cleaned if one is not None))


def _clean_block(block: Block, media_origin: str) -> Block | None:
    match block:
        case Html(html):
            return Html(clean_html(html))
        case Table():
            return _clean_table(block)
        case Image():
            return _clean_image(block, media_origin)
        case Video(url):
            return block if _origin(url).startswith(("http://", "https://")) else None
        case _:
            return block


def _clean_table(table: Table) -> Table:
    header = tuple(clean_html(cell, INLINE_TAGS) for cell in table.header)
    rows = tuple(tuple(clean_html(cell, INLINE_TAGS) for cell in row) for row in table.rows)
    return replace(table, header=header, rows=rows)


def _clean_image(image: Image, media_origin: str) -> Image | None:
    url = _own(image.url, media_origin)
    smaller = (replace(each, url=_own(each.url, media_origin)) for each in image.smaller)
    return replace(image, url=url, smaller=tuple(s for s in smaller if s.url)) if url else None


def _own(url: str, media_origin: str) -> str:
    """The address, absolute; empty for one that isn't at the media origin."""
    absolute = urljoin(f"{media_origin}/", url)
    return absolute if _origin(absolute) == _origin(media_origin) else ""


def _origin(url: str) -> str:
    """Scheme, host and port, in lower case; empty for what isn't a plain http(s) address.

    Browsers read a backslash as a slash and drop tabs and line ends, Python doesn't (WHATWG URL,
    "URL parsing"): an address that holds one could mean another host there.
    """
    if any(character in url for character in '\\"<>') or any(ord(c) <= 0x20 for c in url):
        return ""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.hostname}:{port}"
