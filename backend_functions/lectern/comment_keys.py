"""The grammar of a comment's keys: when it was written, on which entry, in which thread.

What a learner's browser writes has the sort key `COMMENT#<time>#<contentId>[#<rootId>]`: the time
comes first, so that one Query of keys tells a rate. Published, a comment is called
`<time>-<authorId>`, and a root by that id. A reply to a reply names the same root.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from lectern.author import AUTHOR_ID_PATTERN
from lectern.content_ids import CONTENT_ID_PATTERN

COMMENT_TIME_PATTERN = "[0-9]{8}T[0-9]{9}Z"
"""UTC, to the millisecond: text order is the order of times."""

COMMENT_ID_PATTERN = f"{COMMENT_TIME_PATTERN}-{AUTHOR_ID_PATTERN}"
COMMENT_KEY_PATTERN = f"{COMMENT_TIME_PATTERN}#{CONTENT_ID_PATTERN}(#{COMMENT_ID_PATTERN})?"
"""The browser reads both too, so they use what Python and JavaScript write alike."""

_KEY = re.compile(
    f"(?P<time>{COMMENT_TIME_PATTERN})#(?P<entry>{CONTENT_ID_PATTERN})"
    f"(?:#(?P<root>{COMMENT_ID_PATTERN}))?",
    re.ASCII,
)
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class CommentKey:
    """What a learner claims of a comment by its key; `root_id` is empty for a root."""

    time: str
    content_id: str
    root_id: str = ""

    def __str__(self) -> str:
        """As it follows the family's prefix."""
        root = f"#{self.root_id}" if self.root_id else ""
        return f"{self.time}#{self.content_id}{root}"


def parse(text: str) -> CommentKey | None:
    """None for what has another form, or a time that no calendar has."""
    found = _KEY.fullmatch(text)
    if found is None or seconds(found["time"]) is None:
        return None
    return CommentKey(found["time"], found["entry"], found["root"] or "")


def comment_id(time: str, author_id: str) -> str:
    return f"{time}-{author_id}"


def seconds(time: str) -> float | None:
    """Since the epoch; None for what is no time of the grammar."""
    found = _TIME.fullmatch(time)
    if found is None:
        return None
    year, month, day, hour, minute, second, milliseconds = map(int, found.groups())
    try:
        moment = datetime(year, month, day, hour, minute, second, milliseconds * 1000, UTC)
    except ValueError:
        return None
    return moment.timestamp()


def spelled(at: float) -> str:
    """Seconds since the epoch as a key has them."""
    moment = datetime.fromtimestamp(at, UTC)
    return f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03}Z"
