"""Simplifies HTML before it is parsed: balanced, shallow, and never larger, except for escapes.

The HTML standard's parser opens unclosed formatting elements again in every later block ("active
formatting elements", "adoption agency algorithm"): 31 KB of it became 42 MB. Here every element
is closed where its parent ends and none is opened again, so nothing is left to reopen. One pass,
always forward: the work is proportional to the text.
"""

import re

from lectern.errors import MalformedBody
from lectern.limits import HTML_DEPTH

TAGS_OF_BLOCKS = {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"}
TAGS_OF_LISTS = {"li", "ol", "ul"}
TAGS_OF_PHRASES = {"a", "abbr", "b", "br", "code", "del", "em", "i", "kbd", "mark", "s", "samp"}
TAGS_OF_STRESS = {"small", "strong", "sub", "sup", "u", "var"}
INLINE_TAGS = TAGS_OF_PHRASES | TAGS_OF_STRESS
TAGS = TAGS_OF_BLOCKS | TAGS_OF_LISTS | INLINE_TAGS
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}}
ADDRESS_ATTRIBUTES = {"href"}

COMMENT_TAGS = (
    {"blockquote", "h4", "h5", "h6", "hr", "p", "pre"}
    | TAGS_OF_LISTS
    | {"a", "br", "code", "em", "s", "strong"}
)
COMMENT_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
COMMENT_SCHEMES = {"http", "https", "mailto"}
"""Of what learners write: every tag that Markdown makes, and no more."""

LINK_SCHEMES = {"http", "https", "mailto", "tel"}
"""The schemes of the CMS's link chooser, beside pages and anchors (`#words-of-a-heading`)."""

BLANKS = "".join(
    map(
        chr,
        (
            *range(0x21),
            0xA0,
            0x1680,
            0x180E,
            *range(0x2000, 0x202A),
            0x202F,
            0x205F,
            0x3000,
            0xFEFF,
        ),
    )
)
"""What is no part of an address around it: what browsers leave out of one (WHATWG URL, "URL
parsing"), and what JavaScript or DOMPurify takes for a blank."""

ADDRESS_PATTERN = (
    rf"(?!https?:[/\\]*[^/\\?#]*[{BLANKS}])"
    rf"(?:(?:{'|'.join(sorted(LINK_SCHEMES))}):|/(?![{BLANKS}]*[/\\])|#)[^\x00-\x1f\x7f]*"
)
"""Where a link may lead: by a scheme or within the site. Browsers read `//` and `/\\` as another
host, and leave out tabs and line ends. No host has a blank; Chromium would take one.
"""

VALUE_PATTERN = "[^<>]*"
"""What any attribute may hold: nothing that a later reader could take for markup (DOMPurify,
"SAFE_FOR_XML", leaves out the worst of it). The browser reads both patterns too, so they use what
Python and JavaScript write alike."""

LINK_REL = "noopener noreferrer"
"""Of every link: the page that it leads to can't reach back, nor learn where it was followed."""

_TABLES = {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_VOID = {"br", "hr"}
_ENDS_PARAGRAPH = TAGS_OF_BLOCKS | {"ol", "ul"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
UNSEEN_TAGS = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}
"""Elements whose content isn't markup and is left out ("Parsing HTML fragments": raw text)."""

_NAME = re.compile(r"[a-z][^\s/>]*", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|"""
    r"""'(?P<single>[^']*+)'|(?P<bare>[^\s"'>][^\s>]*+)))?"""
)
_BETWEEN = re.compile(r"[\s/]*+")


def balanced(html: str, tags: frozenset[str] | set[str] = TAGS) -> str:
    """The text and the known elements of `html`. Raises MalformedBody for what is nested too
    deep, and for a table, which is a block of its own.
    """
    made: list[str] = []
    open_tags: list[str] = []
    at = 0
    while at < len(html):
        found = html.find("<", at)
        if found < 0:
            found = len(html)
        made.append(html[at:found].replace(">", "&gt;"))
        at = _markup(html, found, made, open_tags, tags) if found < len(html) else found
    made.extend(f"</{name}>" for name in reversed(open_tags))
    return "".join(made)


def _markup(
    html: str, at: int, made: list[str], open_tags: list[str], tags: frozenset[str] | set[str]
) -> int:
    """Handles what begins with the `<` at `at`; returns where it ends."""
    closing = html.startswith("</", at)
    name = _NAME.match(html, at + (2 if closing else 1))
    if name is None:
        return _no_tag(html, at, made)
    tag = name[0].lower()
    attributes, after = _attributes(html, name.end())
    if closing:
        _close(tag, made, open_tags)
    elif tag in UNSEEN_TAGS:
        return _after_unseen(html, after, tag)
    elif tag in _TABLES:
        raise MalformedBody("A table must be a block of its own.")
    elif tag in tags:
        _open(tag, attributes, made, open_tags)
    return after


def _no_tag(html: str, at: int, made: list[str]) -> int:
    """A comment, which is left out, or a `<` that is text."""
    if html.startswith("<!--", at):
        end = html.find("-->", at + 2)
        return len(html) if end < 0 else end + 3
    if html.startswith(("<!", "<?", "</"), at):
        end = html.find(">", at)
        return len(html) if end < 0 else end + 1
    made.append("&lt;")
    return at + 1


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of the tag whose name ends at `at`, and the tag's end; for an unclosed tag the
    end of the text.
    """
    found: dict[str, str] = {}
    while True:
        at = _between(html, at)
        if at >= len(html) or html[at] == ">":
            return found, min(at + 1, len(html))
        one = _ATTRIBUTE.match(html, at)
        if one is None or one.end() == at:
            at += 1
            continue
        value = one["double"] or one["single"] or one["bare"] or ""
        found.setdefault(one["name"].lower(), value)
        at = one.end()
        if html.startswith(("='", '="'), at):
            return found, len(html)


def _between(html: str, at: int) -> int:
    found = _BETWEEN.match(html, at)
    return found.end() if found else at


def _after_unseen(html: str, at: int, tag: str) -> int:
    end = re.compile(rf"</{tag}[\s/>]", re.IGNORECASE).search(html, at)
    return len(html) if end is None else end.start()


def _open(tag: str, attributes: dict[str, str], made: list[str], open_tags: list[str]) -> None:
    for before in _ended_by(tag, open_tags):
        _close(before, made, open_tags)
    written = "".join(
        f' {name}="{value.replace(chr(34), "&quot;").replace("<", "&lt;").replace(">", "&gt;")}"'
        for name, value in attributes.items()
        if name in ATTRIBUTES.get(tag, ())
    )
    made.append(f"<{tag}{written}>")
    if tag in _VOID:
        return
    open_tags.append(tag)
    if len(open_tags) > HTML_DEPTH:
        raise MalformedBody(f"The text nests more than {HTML_DEPTH} elements.")


def _ended_by(tag: str, open_tags: list[str]) -> list[str]:
    """What the standard's parser would close by itself before `tag`, outermost last."""
    ended: list[str] = []
    if tag == "li":
        inner = open_tags[
            max((n for n, t in enumerate(open_tags) if t in {"ol", "ul"}), default=0) :
        ]
        ended += ["li"] if "li" in inner else []
    if tag in _ENDS_PARAGRAPH or tag == "li":
        ended = [t for t in open_tags if t == "p"][-1:] + ended
    if tag in _HEADINGS:
        ended += [t for t in open_tags if t in _HEADINGS][-1:]
    if tag == "a":
        ended += [t for t in open_tags if t == "a"][-1:]
    return ended


def _close(tag: str, made: list[str], open_tags: list[str]) -> None:
    if tag not in open_tags:
        return
    while True:
        last = open_tags.pop()
        made.append(f"</{last}>")
        if last == tag:
            return
