"""What a comment's text alone tells: whether it is one, and whether the operator takes it."""

import re
import unicodedata
from dataclasses import dataclass

from activity.comments import words
from activity.comments.rendering import rendered
from lectern.errors import MalformedBody
from lectern.learner_items import COMMENT
from lectern.limits import COMMENT_HTML_BYTES, COMMENT_LINKS
from lectern.reasons import CommentReason

CHARACTERS = COMMENT.attribute("text").most
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_CONTROLS_OF_TEXT = "\t\n\r"


@dataclass(frozen=True, slots=True)
class Rules:
    """What an operator sets."""

    links: int = COMMENT_LINKS
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """The HTML of a text that may stand, or the reason why it may not."""

    html: str = ""
    reason: CommentReason | None = None


def read(text: str | None, rules: Rules) -> Read:
    if text is None or _has_controls(text):
        return Read(reason="junk")
    if len(text) > CHARACTERS:
        return Read(reason="too-long")
    if not _visible(text):
        return Read(reason="empty")
    try:
        html = rendered(text)
    except MalformedBody:
        return Read(reason="junk")
    return _of_html(text, html, rules)


def _of_html(text: str, html: str, rules: Rules) -> Read:
    if not _visible(_TAG.sub("", html)):
        return Read(reason="empty")
    if len(html.encode()) > COMMENT_HTML_BYTES:
        return Read(reason="too-long")
    if max(html.count("<a "), len(_ADDRESS.findall(text))) > rules.links:
        return Read(reason="links")
    if words.holds(text, rules.words) or words.holds(_TAG.sub("", html), rules.words):
        return Read(reason="words")
    return Read(html)


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(c) == "Cc" and c not in _CONTROLS_OF_TEXT for c in text)


def _visible(text: str) -> bool:
    """Whether a reader sees anything: no blanks, controls or marks without a letter alone."""
    return any(unicodedata.category(each)[0] not in "ZCM" for each in text)
